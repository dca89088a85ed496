// SPDX-License-Identifier: Apache-2.0
// One number of a series and its life.
//
//   take() ------------------------> given ----use----> used
//   reserve(), approved insertion      ^  |
//        '--> promised ----give--------'  |
//                 |                       |
//                 '---annul, expire--.    '---annul---.
//                                    v                v
//                                   void with reason (its no is never given again)
//
//   promised -> given   give()     to the subject it was bound to, or the first that asks for it
//   promised -> void    annul()    by hand with a reason; expire() after its last day
//   given    -> used    use()      the subject is sealed
//   given    -> void    annul()    the subject was withdrawn while sealing
// Promised and given are both State::reserved; given_at tells them apart. Used and void never change.
// Any other move throws Error(conflict, "numbering.error.settled.<state>").
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "numbering/domain/series.h"

namespace numbering {

// For whom a number was set aside.
struct Owner {
    core::PersonId person;
    std::string person_name;
    core::PositionId position;
    std::string position_name;
};

struct Number {
    NumberId id;
    SeriesId series;
    core::UnitId unit;
    std::string period;                 // "2026"
    std::int64_t no = 0;
    std::int64_t suffix_no = 0;         // 0: none; 1 is ".A"
    std::string suffix;
    std::string printed;                // "000.1.5/12/DISKOMINFO"
    core::Date date{};
    State state = State::reserved;
    Path path = Path::automatic;
    std::string subject;                // "" until bound
    int party = 1;
    std::string classification;         // promised with it; "" = any
    Owner owner;
    std::string purpose;                // of a promised number
    std::optional<core::Instant> expires;
    std::optional<core::Instant> given_at;
    std::string reason;                 // why it is void
    core::Instant made;

    bool promised() const { return state == State::reserved && !given_at; }
    bool expired(core::Instant now) const { return promised() && expires && *expires <= now; }

    // Binds a promised number to its subject before it is sealed, or frees it again with "".
    void bind(std::string_view to, int of_party, core::Instant now);
    // `text` is the number as it is printed now that everything about the subject is known.
    void give(const Wish& wish, std::string text, core::Instant now);
    void use();
    void annul(std::string_view why);
};

// ".A" to ".Z", ".AA" ...; or ".1", ".2" ...
std::string suffix_text(SuffixStyle style, std::int64_t suffix_no);

// Dates of a series never go back: throws Error(conflict, "numbering.error.earlier") or, for a date
// after today, Error(invalid) with a fault at "date".
void check_date(core::Date date, core::Date today, const std::optional<core::Date>& last);

// A reason people can read later: trimmed; throws Error(invalid) with a fault at `field`.
std::string reason_of(std::string_view text, const char* field);

}  // namespace numbering
