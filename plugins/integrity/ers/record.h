// SPDX-License-Identifier: Apache-2.0
// The evidence record of one file (RFC 4998): that it existed, unchanged, when a timestamp authority said so, shown
// without anything of this house. One chain of archive timestamps over SHA-256; each after the first renews the one
// before it (5.2).
#pragma once

#include <string>
#include <vector>

#include "core/base/clock.h"
#include "integrity/ers/tree.h"

namespace integrity::ers {

struct ArchiveTimestamp {
    Reduced reduced;      // empty: the token is over the hash itself
    core::Bytes token;    // ContentInfo DER (RFC 3161)
};

struct EvidenceRecord {
    std::vector<ArchiveTimestamp> chain;   // one at least
};

// DER.
core::Bytes encode(const EvidenceRecord& record);
// Throws Error(invalid, "integrity.error.record") for what is none, Error(invalid, "integrity.error.record_kind") for
// one of several chains, encrypted, or of another hash than SHA-256.
EvidenceRecord decode(core::ByteView der);

// What a token says of itself, before anybody believes it.
struct Stamp {
    core::Instant at;         // when
    core::Instant ends;       // of the signer's certificate
    std::string authority;    // its common name
};
// Throws Error(invalid, "integrity.error.token").
Stamp read_token(core::ByteView token);

// Those the tokens bring, each once.
std::vector<core::Bytes> certificates(const EvidenceRecord& record);

// What a renewal hashes: the token as it stands.
core::Digest hash_of(const ArchiveTimestamp& timestamp);

// The stamps that vouch for that hash, oldest first. The signer of each must lead to one of `anchors` (DER) at the
// time of the next, of the last at `now`; whether it was revoked is not asked. Throws Error(conflict, key):
// "integrity.error.other_file", "integrity.error.broken" (the hashes do not lead to what was stamped),
// "integrity.error.stranger" {authority}, "integrity.error.ended" {authority, date}, "integrity.error.order".
std::vector<Stamp> verify(const EvidenceRecord& record, const core::Digest& file,
                          const std::vector<core::Bytes>& anchors, core::Instant now);

}  // namespace integrity::ers
