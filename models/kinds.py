"""Fit the kinds and statuses of deeds to trained weights: `python models/kinds.py CHECKPOINT … --ours FOLDER --out kinds.pt`.

The encoder has learned whose words are whose; what a deed is lies in its word, too. So this last part sees the state of a deed's
head and the embedding of its first piece, and is fitted for many passes while all else stays as it is.
"""

import argparse
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from data import Article, read_articles, taught, untaught
from evaluate import TorchNetwork, start_settings
from model import DeedKinds, Reader, load_reader

from dragoman.reading.deed_kinds import KINDS
from dragoman.reading.encoder import Model
from dragoman.reading.learned import encoded_page, owner
from dragoman.reading.windows import Vocabulary


def seen_by(reader: Reader, pieces: list[str], articles: list[Article]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Of each deed what is seen of its head (state and embedding), its kind and its status."""
    model = Model(TorchNetwork(reader), Vocabulary(pieces), start_settings(reader))
    words = reader.encoder.words.weight.detach().numpy()
    rows, kinds, statuses = [], [], []
    for article in articles:
        page = encoded_page(model, article.words)
        for deed in article.deeds or ():
            window = page.windows[owner(page.windows, deed.head)]
            states = page.encoded[owner(page.windows, deed.head)].states[0]
            place = deed.head - window.low
            rows.append(np.concatenate([states[place], words[window.ids[window.firsts[place]]]]))
            kinds.append(deed.kind - 1)
            statuses.append(deed.status)
    return torch.from_numpy(np.array(rows)), torch.tensor(kinds), torch.tensor(statuses)


def fit(rows: torch.Tensor, kinds: torch.Tensor, statuses: torch.Tensor, passes: int = 30) -> DeedKinds:
    """Weights of the last part, for rows as they are: what they are scaled by while it is fitted is put into the first layer."""
    torch.manual_seed(0)
    mean, spread = rows.mean(0), rows.std(0) + 1e-4
    scaled, head = (rows - mean) / spread, DeedKinds()
    chosen = torch.optim.AdamW(head.parameters(), lr=1e-3, weight_decay=0.01)
    for _ in range(passes):
        for index in torch.randperm(len(rows)).split(64):
            hidden = F.dropout(F.gelu(head.hidden(F.dropout(scaled[index], 0.3))), 0.3)
            scores = head.out(hidden)
            loss = F.cross_entropy(scores[:, : len(KINDS)], kinds[index], label_smoothing=0.05)
            loss = loss + F.cross_entropy(scores[:, len(KINDS) :], statuses[index], label_smoothing=0.05)
            chosen.zero_grad()
            loss.backward()
            chosen.step()
    with torch.no_grad():
        head.hidden.bias -= head.hidden.weight @ (mean / spread)
        head.hidden.weight /= spread
    return head.eval()


def main() -> None:
    """Read the options, fit, print how often kind and status are right, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--ours", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    reader, pieces, _ = load_reader(*options.checkpoints)
    head = fit(*seen_by(reader, pieces, read_articles(options.ours, taught)))
    rows, kinds, statuses = seen_by(reader, pieces, read_articles(options.ours, untaught))
    with torch.no_grad():
        scores = head(rows[:, :384], rows[:, 384:])
    told = scores.split([len(KINDS), scores.shape[1] - len(KINDS)], -1)
    right = [(part.argmax(-1) == gold).float().mean().item() for part, gold in zip(told, (kinds, statuses), strict=True)]
    print("kinds {:.3f}, statuses {:.3f}".format(*right))
    torch.save(head.state_dict(), options.out)


if __name__ == "__main__":
    main()
