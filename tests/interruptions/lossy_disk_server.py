"""A file system that keeps through a power cut only what was synced.

Strict as the standard lets it be: the bytes of a file last from ``fsync`` of the file on, its name
from ``fsync`` of its folder on. Everything lies in memory; asking for the attribute
``user.power-cut`` writes down what would be there after a cut at that moment.
"""

from __future__ import annotations

import errno
import itertools
import os
import stat
import sys
import time
from pathlib import Path

import mfusepy

from tests.interruptions.lossy_disk import CUT


class Node:
    """A file, a folder or a link: as it is now, and as it lasts."""

    def __init__(self, mode, content):
        self.mode, self.content, self.lasting = mode, content, type(content)()
        self.changed = time.time()

    def sync(self):
        self.lasting = type(self.content)(self.content)


def load(path):
    """Read a folder into memory, all of it as if it had been synced."""
    mode = path.lstat().st_mode
    if stat.S_ISLNK(mode):
        node = Node(mode, str(path.readlink()))
    elif stat.S_ISDIR(mode):
        node = Node(mode, {inner.name: load(inner) for inner in path.iterdir()})
    else:
        node = Node(mode, bytearray(path.read_bytes()))
    node.sync()
    return node


def write_lasting(node, target):
    """Write what lasts of it."""
    if stat.S_ISLNK(node.mode):
        target.symlink_to(node.lasting)
    elif stat.S_ISDIR(node.mode):
        target.mkdir()
        for name, inner in node.lasting.items():
            write_lasting(inner, target / name)
    else:
        target.write_bytes(node.lasting)


class LossyDisk(mfusepy.Operations):
    """The calls of the system, by the names that it gives them."""

    use_ns = True

    def __init__(self, template, after):
        self.root, self._weigh_words_before = load(template), after
        self._handles, self._numbers = {}, itertools.count(1)

    def _find(self, path):
        node = self.root
        for name in filter(None, path.split("/")):
            if name not in node.content:
                raise mfusepy.FuseOSError(errno.ENOENT)
            node = node.content[name]
        return node

    def _folder(self, path):
        above, _, name = path.rpartition("/")
        return self._find(above).content, name

    def _handle(self, node):
        number = next(self._numbers)
        self._handles[number] = node
        return number

    def getattr(self, path, fh=None):
        node = self._handles.get(fh) or self._find(path)
        at = int(node.changed * 1e9)
        times = {"st_atime": at, "st_mtime": at, "st_ctime": at}
        return {"st_mode": node.mode, "st_size": len(node.content), "st_nlink": 1, **times}

    def readdir(self, path, fh):
        return [".", "..", *self._find(path).content]

    def readlink(self, path):
        return self._find(path).content

    def mkdir(self, path, mode):
        folder, name = self._folder(path)
        folder[name] = Node(stat.S_IFDIR | mode, {})

    def getxattr(self, path, name, position=0):
        if name != CUT:
            raise mfusepy.FuseOSError(errno.ENODATA)
        write_lasting(self.root, self._weigh_words_before)
        return b"cut"

    def create(self, path, mode, fi=None):
        folder, name = self._folder(path)
        folder[name] = Node(stat.S_IFREG | mode, bytearray())
        return self._handle(folder[name])

    def open(self, path, flags):
        node = self._find(path)
        if flags & os.O_TRUNC:
            node.content.clear()
        return self._handle(node)

    def release(self, path, fh):
        del self._handles[fh]

    def read(self, path, size, offset, fh):
        return bytes(self._handles[fh].content[offset : offset + size])

    def write(self, path, data, offset, fh):
        node = self._handles[fh]
        if len(node.content) < offset:
            node.content.extend(bytes(offset - len(node.content)))
        node.content[offset : offset + len(data)] = data
        node.changed = time.time()
        return len(data)

    def truncate(self, path, length, fh=None):
        content = (self._handles.get(fh) or self._find(path)).content
        content[:] = content[:length].ljust(length, b"\0")

    def unlink(self, path):
        folder, name = self._folder(path)
        del folder[name]

    rmdir = unlink

    def rename(self, old, new, flags=0):
        before, name = self._folder(old)
        folder, fresh = self._folder(new)
        folder[fresh] = before.pop(name)

    def fsync(self, path, datasync, fh):
        self._handles[fh].sync()

    def fsyncdir(self, path, datasync, fh):
        self._find(path).sync()

    def flush(self, path, fh):
        return 0

    def chmod(self, path, mode):
        self._find(path).mode = mode

    def chown(self, path, uid, gid):
        return 0

    def utimens(self, path, times=None):
        self._find(path).changed = time.time()

    def statfs(self, path):
        free = {"f_blocks": 1 << 20, "f_bfree": 1 << 20, "f_bavail": 1 << 20}
        return {"f_bsize": 4096, "f_frsize": 4096, "f_namemax": 255, **free}


def main(template, mounted, after):
    """Serve it until it is unmounted."""
    disk = LossyDisk(Path(template), Path(after))
    mfusepy.FUSE(disk, mounted, foreground=True, nothreads=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
