// File systems in a file that is mounted through a loop device. Needs root.

import { execFileSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, truncateSync } from "node:fs";
import { join } from "node:path";

import { folder, later } from "./cleanup.mjs";

const run = (program, ...words) => execFileSync(program, words, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** Shuts down a mounted ext4 at once (`EXT4_IOC_SHUTDOWN` without flushing the journal). */
const SHUT_DOWN =
  'open(my $dir, "<", $ARGV[0]) or die "$!\\n"; my $how = pack("L", 2);' +
  'ioctl($dir, 0x8004587d, $how) or die "$!\\n";';

/** An ext4 file system of a size in MiB. */
export class Disk {
  constructor(name, mib) {
    const { path, remove } = folder(name);
    this.image = join(path, "image");
    this.place = join(path, "mounted");
    mkdirSync(this.place);
    closeSync(openSync(this.image, "w"));
    truncateSync(this.image, mib * 1024 * 1024);
    run("mkfs.ext4", "-q", "-m", "0", this.image);
    this.mount();
    this.#remove = remove;
  }

  #remove;

  mount() {
    run("mount", "-o", "loop", this.image, this.place);
    this.#unmount = later(() => unmount(this.place));
  }

  #unmount;

  unmount() {
    this.#unmount();
  }

  /**
   * Cuts the power: from now on nothing reaches the disk, and what the kernel holds in memory is
   * lost. After `unmount` and `mount` there is what was on the disk, with its journal replayed.
   */
  cutPower() {
    run("perl", "-e", SHUT_DOWN, this.place);
  }

  remove() {
    this.#unmount();
    this.#remove();
  }
}

/** A process that was just killed may keep the mount point busy for a moment. */
function unmount(place) {
  const script = 'for _ in $(seq 50); do umount "$0" 2>/dev/null && exit; sleep 0.1; done; umount "$0"';
  run("bash", "-c", script, place);
}

/** Why no file system can be mounted here; undefined if one can. */
export function whyNoDisk() {
  if (process.getuid() !== 0) return "it needs root, to mount a filesystem";
  try {
    new Disk("probe", 8).remove();
    return undefined;
  } catch (error) {
    return `no filesystem can be mounted here (${firstLine(error)})`;
  }
}

/** Why no power cut can be tried here; undefined if one can. */
export function whyNoPowerCut() {
  const reason = whyNoDisk();
  if (reason) return reason;
  const disk = new Disk("probe", 8);
  try {
    disk.cutPower();
    return undefined;
  } catch (error) {
    return `this kernel does not end a mounted ext4 (${firstLine(error)})`;
  } finally {
    disk.remove();
  }
}

const firstLine = (error) => String(error.stderr || error.message).trim().split("\n")[0];
