# SPDX-License-Identifier: Apache-2.0
# speed.py BENCH FOLDER: BENCH writes signed files into FOLDER and times our check of them; pyHanko checks the
# same files in the same minute, its process warm. Prints "judge.NAME.pyhanko MS ms" and "judge.NAME.ratio N times";
# fails when the letter, the file that is checked most, is under 20 times. Processor time on both sides.
import statistics
import subprocess
import sys
import time

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko_certvalidator import ValidationContext

LEAST = 20.0
ROUNDS = 9


def check(path, root):
    with open(path, 'rb') as file:
        reader = PdfFileReader(file)
        for one in reader.embedded_signatures:
            trust = ValidationContext(trust_roots=[root], allow_fetching=False)
            judge = validate_pdf_timestamp if one.sig_object['/Type'] == '/DocTimeStamp' else validate_pdf_signature
            status = judge(one, trust)
            if not (status.intact and status.valid and status.trusted):
                raise SystemExit(f'pyHanko does not take {path}: {status.summary()}')


def milliseconds(path, root):
    check(path, root)
    spent = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        check(path, root)
        spent.append(1000 * (time.process_time() - begin))
    return statistics.median(spent)


def main():
    bench, folder = sys.argv[1:]
    ours = subprocess.run([bench, '--judge', folder], check=True, capture_output=True, text=True).stdout
    root = load_cert_from_pemder(f'{folder}/root.pem')
    slow = []
    for line in ours.splitlines():
        name, value = line.split()[:2]
        theirs = milliseconds(f"{folder}/{name.split('.')[1]}.pdf", root)
        ratio = theirs / float(value)
        print(line, f'{name}.pyhanko {theirs:.2f} ms', f'{name}.ratio {ratio:.1f} times', sep='\n')
        if name == 'judge.letter' and ratio < LEAST:
            slow.append(name)
    if slow:
        raise SystemExit(f'less than {LEAST:.0f} times pyHanko: ' + ', '.join(slow))


if __name__ == '__main__':
    main()
