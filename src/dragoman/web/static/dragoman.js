// Small scripts where they help; every page works without them.
import "./zoom.js";
<<<<<<< HEAD
import "./reader.js";
=======
import "./suggest.js";
import "./adding.js";
>>>>>>> 50279e7 (feat(web): events, timeline, channels, network, actors, pending, corrections with their ledger, adding and removing)
