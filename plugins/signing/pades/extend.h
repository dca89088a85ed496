// SPDX-License-Identifier: Apache-2.0
// Raises a signed PDF to a higher baseline level (EN 319 142-1, 6), and renews its archive timestamp.
// Everything is appended: the file given is the beginning of the file made, byte for byte.
#pragma once

#include <optional>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "signing/pades/evidence_source.h"
#include "signing/level.h"
#include "signing/pades/timestamp.h"

namespace signing::pades {

struct Extending {
    TimestampSource& timestamps;
    EvidenceSource& evidence;
    // Certificates (DER) that paths must end at.
    const std::vector<core::Bytes>& anchors;
    core::Instant now;
    // A file at B-LTA gets evidence for its last document timestamp and a new one over that. Without
    // this, a file at the level asked for comes back as it is, however often it is raised.
    bool renew = false;
    // So many octets others had signed before us. What their signatures lack is gathered where it is to be had;
    // without it the file has the level ours have.
    std::size_t others = 0;
};

// T: what has no proven time gets a document timestamp. LT: evidence for every signature and
// timestamp, of its own and of others, in the document security store. LTA: a document timestamp over
// it. Makes calls over a network when the sources do: no unit of work may be open.
//
// Throws Error(invalid, "signing.error.unsigned"); Error(conflict, "signing.error.extend_broken",
// {field}) when a signature does not hold, which no timestamp would mend; and what Source, timestamp(),
// and Gathering::prove() throw. Then nothing is made.
core::Bytes extend(core::ByteView pdf, Level to, const Extending& with);
// The same where the file stands; whoever read it with `evidence_spare` octets of room seldom needs a second copy of
// it. When it throws, the file is as it was.
void extend_onto(core::Bytes& file, Level to, const Extending& with);
constexpr std::size_t evidence_spare = 512u << 10;

// Whose certificates lead to no anchor by what the file carries: so many octets stand under the last of them (0: there
// is none), and whether somebody known signed after them. What Extending::others is to be where nothing else tells.
// Throws what extend() throws of a signature that does not hold.
struct Strangers {
    std::size_t until = 0;
    bool known_after = false;
};
Strangers strangers_in(core::ByteView pdf, const std::vector<core::Bytes>& anchors);

// The level every signature of the file has, as far as what the file carries proves it; those within the first
// `others` octets are passed over.
Level level_of(core::ByteView pdf, const std::vector<core::Bytes>& anchors, std::size_t others = 0);

// When the archive timestamp is to be renewed at the latest: the end of its authority's certificate.
// Nothing when the file does not end with one.
std::optional<core::Instant> archive_ends(core::ByteView pdf,
                                          const std::vector<core::Bytes>& anchors);

}  // namespace signing::pades
