"""Runs a server in a process group of its own, and ends the group when standard input ends.

Usage: serve.py LOG COMMAND... Whoever starts it holds its standard input: when that process ends,
however it ends, no server is left behind. The word "kill" ends the group at once, as a power cut
would; the end of input lets it finish what it is doing.
"""

import os
import signal
import subprocess
import sys
import threading

os.setsid()
with open(sys.argv[1], "ab") as log:
    server = subprocess.Popen(
        sys.argv[2:], stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
    )
signal.signal(signal.SIGTERM, signal.SIG_IGN)


def end_with_input():
    if not sys.stdin.readline().startswith("kill"):
        os.killpg(0, signal.SIGTERM)
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            pass
    os.killpg(0, signal.SIGKILL)


threading.Thread(target=end_with_input, daemon=True).start()
server.wait()
os.killpg(0, signal.SIGKILL)
