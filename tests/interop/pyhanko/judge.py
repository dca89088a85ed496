# SPDX-License-Identifier: Apache-2.0
"""Asks pyHanko about each file: judge.py ROOT FOLDER-OF-CRLS FILE...

A line for each signature, with tabs: the file, the verdict (AdES for what carries its evidence, else with the
lists given), which profile was asked, what pyHanko says changed since. Ends with 1 when one has not passed."""
import asyncio
import logging
import sys
from pathlib import Path

from asn1crypto import crl, pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.ades import ades_lta_validation
from pyhanko.sign.validation.policy_decl import PdfSignatureValidationSpec, SignatureValidationSpec
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.policy_decl import REQUIRE_REVINFO, CertRevTrustPolicy, FreshnessReqType
from pyhanko_certvalidator.registry import SimpleTrustManager

logging.disable(logging.WARNING)


def read(path, kind):
    data = Path(path).read_bytes()
    return kind.load(pem.unarmor(data)[2] if pem.detect(data) else data)


def beside_the_file(signature, root, lists):
    context = ValidationContext(trust_roots=[root], crls=lists, revocation_mode='hard-fail', allow_fetching=False)
    status = validate_pdf_signature(signature, context)
    level = status.modification_level.name if status.modification_level is not None else '-'
    return status.bottom_line, 'VALID' if status.bottom_line else 'INVALID: ' + status.summary(), level


def with_its_evidence(signature, root):
    policy = CertValidationPolicySpec(
        trust_manager=SimpleTrustManager.build(trust_roots=[root]),
        revinfo_policy=CertRevTrustPolicy(
            REQUIRE_REVINFO, freshness=None, freshness_req_type=FreshnessReqType.MAX_DIFF_REVOCATION_VALIDATION))
    spec = PdfSignatureValidationSpec(SignatureValidationSpec(cert_validation_policy=policy))
    result = asyncio.run(ades_lta_validation(signature, pdf_validation_spec=spec))
    status = result.api_status
    level = status.modification_level.name if status is not None and status.modification_level is not None else '-'
    return result.ades_subindic.status.name == 'PASSED', str(result.ades_subindic), level


def main(root, lists, files):
    root = read(root, x509.Certificate)
    lists = [read(each, crl.CertificateList) for each in sorted(Path(lists).glob('*.crl.pem'))]
    good = True
    for name in files:
        with open(name, 'rb') as stream:
            for signature in PdfFileReader(stream).embedded_regular_signatures:
                archived = name.endswith('-B-LTA.pdf')
                try:
                    passed, verdict, level = with_its_evidence(signature, root) if archived else beside_the_file(
                        signature, root, lists)
                except Exception as fault:
                    passed, verdict, level = False, 'FAULT ' + type(fault).__name__ + ': ' + str(fault)[:200], '-'
                good &= passed
                print(Path(name).name, verdict, 'AdES-LTA' if archived else 'lists', level, sep='\t', flush=True)
    return 0 if good else 1


if __name__ == '__main__':
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
