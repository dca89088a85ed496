// SPDX-License-Identifier: Apache-2.0
// What people send of requests for information and of the reading room. Throws Error(invalid) naming the field.
#pragma once

#include "core/http/given.h"
#include "depot/service/services.h"

namespace depot::input {

// requester, contact, purpose, sought, received.
RequestWish request_from(core::http::Given given);
Desk desk_in(const core::http::Fields& query);
int year_in(const core::http::Fields& query, core::Date today);   // year; this one where nothing is said
Period period_in(const core::http::Fields& query, core::Date today);   // year, month; this year where nothing is said
ReaderWanted readers_in(const core::http::Fields& query);              // q, page
// dossier, release, ground (an id, or the word below), reason, until.
inline constexpr std::string_view instrument = "instrument";   // what the access instrument says
Judging judging_from(core::http::Given given);
archive::DossierId dossier_from(core::http::Given given);
struct AtTable {
    archive::DossierId dossier;
    std::string paper_reason;
};
AtTable at_table_from(core::http::Given given);   // dossier, paper_reason
struct Reply {
    Answer answer = Answer::granted;
    std::string reason;
    std::optional<GroundId> ground;
};
Reply reply_from(core::http::Given given);
std::string letter_from(core::http::Given given);   // letter: its number
struct Giving {
    archive::DossierId dossier;
    int copies = 0;
    bool redacted = false;
};
Giving giving_from(core::http::Given given);
Ground ground_from(core::http::Given given);        // name, citation, years
ReaderWish reader_from(core::http::Given given);    // name, contact, origin, rules
std::string purpose_from(core::http::Given given);

}  // namespace depot::input
