// SPDX-License-Identifier: Apache-2.0
// The path from a certificate to an anchor, judged as of one moment, and what revocation lists say.
// Works from what it is given; never goes to the network.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "signing/check/revocation.h"

namespace signing::check {

enum class Use { signature, timestamp };

// A certificate believed without proof, in a window of time: what was signed later than `until`
// finds no trust in it.
struct Anchor {
    core::Bytes certificate;  // DER
    core::Instant from{0};
    core::Instant until{std::numeric_limits<std::int64_t>::max()};
    bool demo = false;  // the demo authority: its signatures are shown as trials
    std::optional<Use> only = {};  // what a trusted list lets it vouch for; nothing: both
    // Of a national authority: a timestamp below it that was good when made, and is not known to be revoked, still
    // proves its time after the authority's certificate has ended.
    bool keep_old_timestamps = false;
    // Of an authority many of whose signatures carry no revocation information: what is not known of revocation is
    // told and no doubt, unless Anchors::require_revocation asks for all.
    bool revocation_if_known = false;
};

// A certificate nothing given tells the revocation of; without an issuer, one whose issuer is missing.
struct Wanted {
    core::Bytes certificate, issuer;  // DER
    bool operator==(const Wanted&) const = default;
};

struct Anchors {
    std::vector<Anchor> list;
    std::vector<core::Bytes> intermediates;  // DER; known, not trusted by themselves
    std::vector<core::Bytes> crls;           // DER
    Evidence fetched;  // asked for because this file lacked it; what it alone tells is marked as such
    // When this house received the file, if it did: proof that it existed then.
    std::optional<core::Instant> seen;
    // No revocation information: INDETERMINATE, as EN 319 102-1 has it. Nobody asks for it of what was signed a
    // moment ago; `but_if_known` is below the anchors that say so, everywhere else all the same.
    enum class Asked { nowhere, but_if_known, everywhere };
    Asked require_revocation = Asked::nowhere;
    // A timestamp that was good when made stays good after its authority's certificate expired.
    // EN 319 102-1 wants a younger proof for that (level LTA); false is the standard's view.
    bool keep_old_timestamps = false;
};

enum class PathState { good, no_path, expired, not_yet_valid, revoked, revoked_later, on_hold, not_allowed };

struct Path {
    PathState state = PathState::no_path;
    std::vector<std::string> names;  // common names, leaf first
    bool demo = false;
    bool revocation_known = false;  // every certificate below the anchor was looked up
    bool authority_revoked = false;  // it is not the leaf that was revoked
    std::optional<core::Instant> revoked_at;
    bool fetched = false;  // it took Anchors::fetched to know
    bool keeps_timestamps = false;  // Anchor::keep_old_timestamps of the anchor it ends in
    bool revocation_if_known = false;  // the same of Anchor::revocation_if_known
    std::optional<core::Instant> told_at;  // the newest word on the leaf
    std::vector<Wanted> wanted;
};

Path build_path(core::ByteView certificate, const Evidence& carried, const Anchors& anchors,
                Use use, core::Instant at, Findings& findings);
Path build_path(core::ByteView certificate, const Evidence& carried, const Anchors& anchors,
                Use use, core::Instant at);

// The title a certificate gives its holder; "" where it gives none.
std::string title_of(core::ByteView certificate);

// Whether the evidence alone tells of every certificate from this one up to its root whether it was
// revoked as of `at`; says nothing of trust. What level LT asks of a file.
bool is_complete(core::ByteView certificate, const Evidence& evidence, const Anchors& anchors, core::Instant at,
                 Findings& findings);

}  // namespace signing::check
