# SPDX-License-Identifier: Apache-2.0
"""later.py FOLDER: what others do to a file pyHanko signed, with the keys make.py left in the folder.

Leaves in FOLDER for each of approval and certified: WHICH.pdf, and WHICH-DEED.pdf with a second signature that does not
show (invisible), stands over print (print) or is at B-LTA (second), with evidence (lt), a document timestamp (lta) and
another (lta2)."""
import sys
from pathlib import Path

from asn1crypto import crl, pem, x509
from pyhanko import stamp
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers, timestamps
from pyhanko.sign.validation import add_validation_info
from pyhanko_certvalidator import ValidationContext


class Office:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.root, self.ca = self.read('root.pem', x509.Certificate), self.read('ca.pem', x509.Certificate)
        self.lists = [self.read(name, crl.CertificateList) for name in ('root.crl.pem', 'ca.crl.pem')]
        tsa = self.hand('tsa')
        self.stamper = timestamps.DummyTimeStamper(tsa_cert=tsa.signing_cert, tsa_key=tsa.signing_key,
                                                   certs_to_embed=tsa.cert_registry)

    def read(self, name, kind):
        return kind.load(pem.unarmor((self.folder / name).read_bytes())[2])

    def hand(self, key):
        return signers.SimpleSigner.load_pkcs12(str(self.folder / (key + '.p12')), passphrase=b'kata sandi uji')

    def context(self):
        return ValidationContext(trust_roots=[self.root], crls=self.lists, other_certs=[self.ca], allow_fetching=False,
                                 revocation_mode='hard-fail')

    def change(self, before, after, act):
        with open(self.folder / (before + '.pdf'), 'rb') as source, open(self.folder / (after + '.pdf'), 'wb') as out:
            act(source, out)

    def sign(self, before, after, key, field, box=None, certify=False, archived=False):
        meta = signers.PdfSignatureMetadata(
            field_name=field, subfilter=fields.SigSeedSubFilter.PADES, md_algorithm='sha256', certify=certify,
            validation_context=self.context() if archived else None, embed_validation_info=archived,
            use_pades_lta=archived, reason='Mengetahui')
        spec = fields.SigFieldSpec(field, on_page=0, box=box) if box else None
        signer = signers.PdfSigner(meta, signer=self.hand(key), timestamper=self.stamper, new_field_spec=spec,
                                   stamp_style=stamp.TextStampStyle())
        self.change(before, after, lambda source, out: signer.sign_pdf(IncrementalPdfFileWriter(source), output=out))


def main(folder):
    office = Office(folder)
    for which in ('approval', 'certified'):
        office.sign('plain', which, 'rsa2048', 'Satu', certify=which == 'certified')
        office.sign(which, which + '-invisible', 'p256', 'Dua')
        office.sign(which, which + '-print', 'p256', 'Dua', box=(80, 600, 400, 700))
        office.sign(which, which + '-second', 'p256', 'Dua', archived=True)
        office.change(which, which + '-lt', lambda source, out: add_validation_info(
            PdfFileReader(source).embedded_signatures[0], office.context(), output=out))
        stamper = signers.PdfTimeStamper(office.stamper)
        office.change(which + '-lt', which + '-lta', lambda source, out: stamper.timestamp_pdf(
            IncrementalPdfFileWriter(source), 'sha256', office.context(), output=out))
        office.change(which + '-lta', which + '-lta2', lambda source, out: stamper.update_archival_timestamp_chain(
            PdfFileReader(source), office.context(), output=out, in_place=False))
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
