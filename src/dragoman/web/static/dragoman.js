// Small scripts where they help; every page works without them.
import "./zoom.js";
import "./reader.js";
import "./suggest.js";
import "./adding.js";
