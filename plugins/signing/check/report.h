// SPDX-License-Identifier: Apache-2.0
// The verdict over a file: for machines in the terms of EN 319 102-1, for people in words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/json.h"
#include "signing/check/trust.h"

namespace signing::check {

enum class Indication { passed, indeterminate, failed };
std::string_view name(Indication indication);  // "TOTAL-PASSED", "INDETERMINATE", "TOTAL-FAILED"

// A sentence: a word key of this room's catalog with its values.
struct Sentence {
    std::string key;
    core::Args args;
    bool operator==(const Sentence&) const = default;
};

struct TimestampReport {
    core::Instant at;
    std::string authority;  // common name of its certificate
    bool good = false;      // imprint, signature and path
};

struct SignatureReport {
    std::string field;
    bool document_timestamp = false;
    std::string signer, organization, issuer, serial;
    std::string capacity;           // in which he says he signed, else the title in his certificate; "" for neither
    bool capacity_claimed = false;  // by himself; nobody vouches for it
    std::string reason, location;
    std::string level;  // "B-B", "B-T", "PKCS7-B", "PKCS7-T" (no signing-certificate), "DTS"
    std::optional<core::Instant> claimed;  // by the signer's own clock
    std::optional<core::Instant> proven;   // by a good timestamp or by Anchors::seen
    bool intact = false;                   // the signed bytes are as they were signed
    bool covers_file = false;              // nothing follows the signed revision
    bool demo = false;                     // under the demo authority
    bool office = false;                   // the seal of an office, not a person's signature (holder.h)
    int certifies = 0;                     // P of a certification (DocMDP), 1 to 3; 0 for an approval
    bool revocation_known = false;
    bool revocation_fetched = false;  // known only by what was fetched for this verdict
    std::size_t revision = 0;         // octets of the signed revision; 0 where it cannot be told
    std::vector<std::string> path;  // common names, signer first
    std::vector<TimestampReport> timestamps;
    Indication indication = Indication::passed;
    std::string sub_indication;     // "HASH_FAILURE", ...; "" when passed
    std::vector<Sentence> reasons;  // why not passed
    std::vector<Sentence> changes;  // what was changed after this signature, allowed or not
    // How far they go: none, lta_updates, form_filling, annotations or other.
    std::string modifications = "none";
    std::vector<Sentence> notes;    // worth knowing, no fault
};

struct Report {
    Indication indication = Indication::indeterminate;  // the worst of the signatures
    std::string sub_indication;
    Sentence sentence;  // the verdict in one sentence, "signing.verdict.*"
    std::vector<Sentence> reasons;
    std::vector<SignatureReport> signatures;
    std::size_t pages = 0;
    bool demo = false;      // some signature is under the demo authority
    bool readable = true;   // false: not a PDF, or none this checker can read
    // What somebody with a network could ask for to know more; no part of the verdict.
    std::vector<Wanted> wanted;

    bool is_signed() const { return !signatures.empty(); }
    bool genuine() const { return indication == Indication::passed; }
};

// Lowers a signature's verdict when this is graver than what it has, and says why.
void blame(SignatureReport& report, Indication indication, const char* sub, Sentence why);
// The verdict over the file as the worst of its signatures, and its sentence.
void settle(Report& report);

// {"indication", "sub_indication", "sentence": {"key","args"}, "signatures": [...], ...}. Times are
// RFC 3339, UTC.
core::Json to_json(const Report& report);

// Of a file nothing can be judged of; `key` says why.
Report unreadable(Indication indication, const std::string& key);

}  // namespace signing::check
