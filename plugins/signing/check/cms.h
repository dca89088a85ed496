// SPDX-License-Identifier: Apache-2.0
// What one CMS SignedData holds and whether its arithmetic is right. Serves signatures (content
// outside) and timestamp tokens (content inside) alike. Says nothing about trust.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "signing/check/revocation.h"

namespace signing::check {

class Digests;  // digests.h: of one file, for all of its signatures

struct CmsFacts {
    bool parsed = false;
    // Word keys of what is wrong with the form: not DER, several signers, content inside, ...
    std::vector<std::string> form_faults;
    std::string digest_name;           // "SHA256"; "" when unknown
    bool digest_weak = false;          // SHA-1, MD5 or worse
    bool digest_matches = false;       // message-digest is the digest of the content
    bool signature_good = false;       // the signature over the attributes holds
    bool names_certificate = false;    // a signing-certificate attribute is there
    bool certificate_matches = false;  // and it means the certificate that verifies
    core::Bytes signer;                // DER of the certificate; empty when it is not among them
    std::string roles;                 // the capacity the signer claims (roles.h)
    Evidence carried;                  // certificates, lists and responses inside
    core::Bytes signature;            // the signature value
    std::vector<core::Bytes> tokens;  // signature-time-stamp tokens, DER
    core::Bytes content;              // encapsulated content, of tokens
};

// `parts`: the signed bytes in order; empty for a token, whose content is inside. Never throws for
// what the bytes hold.
CmsFacts read_cms(core::ByteView der, const std::vector<core::ByteView>& parts);
CmsFacts read_cms(core::ByteView der, const std::vector<core::ByteView>& parts, Digests& digests);

struct TokenFacts {
    CmsFacts cms;
    bool parsed = false;
    bool imprint_matches = false;
    bool imprint_weak = false;
    core::Instant at;
    bool holds() const {
        return parsed && imprint_matches && cms.form_faults.empty() && cms.digest_matches &&
               cms.signature_good && cms.certificate_matches;
    }
};

// `parts`: what the token was made over.
TokenFacts read_token(core::ByteView der, const std::vector<core::ByteView>& parts);
TokenFacts read_token(core::ByteView der, const std::vector<core::ByteView>& parts, Digests& digests);

// Size of the CMS at the start of `bytes`, head included; 0 when there is none. ISO 32000 asks for
// DER, yet Acrobat writes BER of indefinite length; both are measured.
std::size_t cms_size(core::ByteView bytes);

}  // namespace signing::check
