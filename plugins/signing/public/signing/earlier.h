// SPDX-License-Identifier: Apache-2.0
// PDFs that others have signed and that are to be signed here on top of it: who signed, how that was judged,
// and where the next signature goes. Such a file keeps every byte: nothing is printed on it and no page added.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/json.h"
#include "signing/field.h"

namespace signing {

// One of the signatures a file bore when it came in, as it was judged then.
struct EarlierSignature {
    std::string field, signer, organization;
    std::string level;                  // "B-T", "PKCS7-T", "DTS"
    bool service = false;               // a document timestamp, nobody's signature
    std::optional<core::Instant> claimed, proven;
    std::string indication;             // TOTAL-PASSED or INDETERMINATE (EN 319 102-1)
    std::string doubt;                  // word key of why it is not sure; "" when it passed
    core::Args doubt_args;
    int certifies = 0;                  // P of a certification (DocMDP), 2 or 3; 0 for none
    bool operator==(const EarlierSignature&) const = default;

    bool sure() const { return doubt.empty(); }
};
core::Json to_json(const std::vector<EarlierSignature>& signatures);
// All but the doubt, by the names both a verdict's report and to_json give them.
EarlierSignature earlier_of(const core::Json& signature);
// Of what to_json made. Throws what parsing of JSON throws.
std::vector<EarlierSignature> earlier_kept(const core::Json& json);

struct Earlier {
    std::vector<EarlierSignature> signatures;   // in the order they were given
    std::string field;                // the first that may be signed, best one that leaves room for others; "" = one is made
    int empty_fields = 0;             // all there are
    std::vector<FreeField> fields{};  // those that may be signed
};

class Countersigning {
  public:
    virtual ~Countersigning() = default;
    // Judges the file apart, and tries whether one more signature can be entered. Throws Error with faults of
    // "file" for one that cannot be taken:
    //   signing.earlier.broken {signer} and what was changed, signing.earlier.certified {signer} (DocMDP P=1),
    //   locked (FieldMDP, /Lock), encrypted, damaged, hybrid, xfa;
    // and what Validator::check throws.
    virtual Earlier look(core::ByteView pdf, core::Instant now) = 0;
    // Where a mark could stand on that page of a file looked over before. Throws Error(invalid, "signing.error.page").
    virtual PageRoom room(core::ByteView pdf, int page) = 0;
    // Whether one may stand there: within the page, over nothing printed and no field or note. Throws the same.
    virtual bool clear(core::ByteView pdf, const Spot& spot) = 0;
};

}  // namespace signing
