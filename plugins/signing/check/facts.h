// SPDX-License-Identifier: Apache-2.0
// What a PDF holds by way of signatures: fields, byte ranges, revisions, CMS, certificates, times.
// Collects; rules.h judges.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "signing/check/cms.h"
#include "signing/check/locks.h"
#include "signing/check/revisions.h"

namespace signing::check {

enum class SignatureKind { signature, document_timestamp };

struct SignatureFacts {
    std::string field;
    SignatureKind kind = SignatureKind::signature;
    QPDFObjGen dictionary;
    std::string sub_filter, name, reason, location;
    std::optional<core::Instant> claimed;  // /M
    int certifies = 0;                     // P of DocMDP, 0 for an approval signature
    Locks locks;                           // FieldMDP, and what the field's /Lock says
    std::array<std::size_t, 4> range{};
    std::size_t end = 0;  // size of the signed revision
    // Word keys of what is wrong with range, gap, revision. With any of them the rest is not
    // filled.
    std::vector<std::string> form_faults;
    CmsFacts cms;                        // of a signature
    std::vector<TokenFacts> timestamps;  // signature-time-stamps; of a document timestamp its own
    std::vector<core::ByteView> parts(core::ByteView pdf) const {
        return {pdf.subspan(range[0], range[1]), pdf.subspan(range[2], range[3])};
    }
};

struct Facts {
    std::unique_ptr<Revisions> revisions;  // null when unreadable
    std::string unreadable;     // word key
    std::size_t pages = 0;
    bool hybrid = false;
    bool remnants = false;      // a byte range stands in the file, but no signature field
    bool tail_complete = true;  // the file ends with %%EOF
    std::vector<SignatureFacts> signatures;       // in the order of their revisions
    Evidence evidence;                            // of the DSS, now and as it was signed
    // Index of the last document timestamp of sound form, and the DSS as it stood under it.
    std::optional<std::size_t> last_timestamp;
    Evidence stamped;
};

// `pdf` must outlive the result. Throws TooComplex, Malformed and QPDF's exceptions for objects
// read late; inspect() turns them into verdicts.
Facts collect(core::ByteView pdf);

}  // namespace signing::check
