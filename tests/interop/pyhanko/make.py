# SPDX-License-Identifier: Apache-2.0
"""make.py FOLDER PDF: pyHanko signs the PDF at every level with keys of its own making, for our verifier.

Leaves in FOLDER: root.pem, ca.pem, *.crl.pem; of signer and timestamp service NAME.p12 (passphrase: kata sandi uji) for
DSS; and pyhanko-KEY-LEVEL.pdf."""
import asyncio
import datetime
import sys
from pathlib import Path

from asn1crypto import crl as asn1_crl, keys as asn1_keys, x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers, timestamps
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

NOW = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
DAY = datetime.timedelta(days=1)


def name(text):
    return x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, 'ID'), x509.NameAttribute(NameOID.COMMON_NAME, text)])


def issue(subject, key, issuer, by, *extensions):
    builder = (x509.CertificateBuilder().subject_name(name(subject)).issuer_name(issuer).public_key(key.public_key())
               .serial_number(x509.random_serial_number()).not_valid_before(NOW - 2 * DAY).not_valid_after(NOW + 365 * DAY)
               .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
               .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), False))
    for extension, critical in extensions:
        builder = builder.add_extension(extension, critical)
    return builder.sign(by, hashes.SHA256())


def usage(*wanted):
    every = ('digital_signature', 'content_commitment', 'key_encipherment', 'data_encipherment', 'key_agreement',
             'key_cert_sign', 'crl_sign', 'encipher_only', 'decipher_only')
    return x509.KeyUsage(**{each: each in wanted for each in every}), True


def empty_list(issuer, by):
    return (x509.CertificateRevocationListBuilder().issuer_name(issuer).last_update(NOW).next_update(NOW + 30 * DAY)
            .add_extension(x509.CRLNumber(1), False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), False)
            .sign(by, hashes.SHA256()))


def asn1(certificate):
    return asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


def asn1_key(key):
    return asn1_keys.PrivateKeyInfo.load(key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))


def main(folder, plain):
    folder = Path(folder)
    authority = usage('key_cert_sign', 'crl_sign')
    root_key, ca_key = rsa.generate_private_key(65537, 3072), rsa.generate_private_key(65537, 3072)
    root = issue('Akar Lain', root_key, name('Akar Lain'), root_key, (x509.BasicConstraints(True, None), True), authority)
    ca = issue('Penerbit Lain', ca_key, root.subject, root_key, (x509.BasicConstraints(True, 0), True), authority)
    tsa_key = rsa.generate_private_key(65537, 2048)
    tsa = issue('Tanda Waktu Lain', tsa_key, ca.subject, ca_key, usage('digital_signature'),
                (x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), True))
    lists = {'root': empty_list(root.subject, root_key), 'ca': empty_list(ca.subject, ca_key)}
    pem = serialization.Encoding.PEM
    for stem, each in {'root': root, 'ca': ca, 'root.crl': lists['root'], 'ca.crl': lists['ca']}.items():
        (folder / (stem + '.pem')).write_bytes(each.public_bytes(pem))
    kinds = {'rsa2048': rsa.generate_private_key(65537, 2048), 'p256': ec.generate_private_key(ec.SECP256R1()),
             'p384': ec.generate_private_key(ec.SECP384R1())}
    people = {kind: issue('Penanda ' + kind, key, ca.subject, ca_key, usage('digital_signature', 'content_commitment'))
              for kind, key in kinds.items()}
    for stem, key, certificate in [(kind, kinds[kind], people[kind]) for kind in kinds] + [('tsa', tsa_key, tsa)]:
        (folder / (stem + '.p12')).write_bytes(pkcs12.serialize_key_and_certificates(
            stem.encode(), key, certificate, [ca, root],
            serialization.BestAvailableEncryption(b'kata sandi uji')))
    store = SimpleCertificateStore.from_certs([asn1(ca), asn1(root)])
    stamper = timestamps.DummyTimeStamper(tsa_cert=asn1(tsa), tsa_key=asn1_key(tsa_key), certs_to_embed=store)
    known = [asn1_crl.CertificateList.load(each.public_bytes(serialization.Encoding.DER)) for each in lists.values()]
    for kind, key in kinds.items():
        signer = signers.SimpleSigner(signing_cert=asn1(people[kind]), signing_key=asn1_key(key), cert_registry=store)
        for level in ('B-B', 'B-T', 'B-LT', 'B-LTA'):
            long_term = level in ('B-LT', 'B-LTA')
            context = ValidationContext(trust_roots=[asn1(root)], crls=known, other_certs=[asn1(ca)],
                                        allow_fetching=False, revocation_mode='hard-fail') if long_term else None
            meta = signers.PdfSignatureMetadata(
                field_name='Tanda' + kind, subfilter=fields.SigSeedSubFilter.PADES, md_algorithm='sha256',
                validation_context=context, embed_validation_info=long_term, use_pades_lta=level == 'B-LTA')
            with open(plain, 'rb') as source, open(folder / f'pyhanko-{kind}-{level}.pdf', 'wb') as out:
                signers.PdfSigner(meta, signer=signer, timestamper=None if level == 'B-B' else stamper).sign_pdf(
                    IncrementalPdfFileWriter(source), output=out)
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1], sys.argv[2]))
