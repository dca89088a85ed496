// SPDX-License-Identifier: Apache-2.0
// An invitation in the mailbox of a position, and how it is answered. An answer may be given anew until the
// day has passed.
//
//   open --> attending | represented (by somebody below) | declined (with a note)
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "incoming/incoming.h"
#include "letters/letters.h"

namespace incoming {

enum class Stance { open, attending, represented, declined };
constexpr std::array<Stance, 3> all_answers{Stance::attending, Stance::represented, Stance::declined};
std::string_view name(Stance stance);   // "open", "attending", ...
Stance stance_named(std::string_view text);

// Minutes of the day; none where the text says nothing of it.
struct Hours {
    std::optional<int> from, until;
    bool operator==(const Hours&) const = default;
};
// Reads what people write: "09.00 WIB s.d. selesai", "Pukul 13:30 - 15.00", "9 s.d. 11 WIB".
Hours hours_in(std::string_view text);

struct Invitation {
    IncomingId entry;
    std::optional<letters::LetterId> letter;   // of this house; none on paper
    core::PositionId position;
    core::Date day{};
    Hours hours;
    std::string time, place, matter;   // as they stand on the letter
    Stance stance = Stance::open;
    std::optional<core::PositionId> deputy;
    std::string deputy_name;
    std::optional<letters::LetterId> assignment;   // the surat tugas drafted for the deputy
    std::string note;
    std::optional<core::Instant> answered_at;
    std::string answered_by;

    // Throw Error(conflict) once the day has passed; declining needs a note.
    void attend(core::Instant at, core::Date today, std::string_view by);
    void send(core::PositionId who, std::string_view name, core::Instant at, core::Date today, std::string_view by);
    void decline(std::string_view why, core::Instant at, core::Date today, std::string_view by);
    // What was answered before holds no more: it is another day, hour or place.
    void open_anew();

  private:
    void answer(Stance next, core::Instant at, core::Date today, std::string_view by);
};

constexpr std::size_t longest_decline = 500;   // characters
constexpr int assumed_minutes = 2 * 60;         // of an event whose end is not told

// When it ends, as far as its begin is known.
std::optional<int> end_of(const Hours& hours);
// On the same day at overlapping times. An hour nobody could read is the whole day.
bool overlap(const Invitation& a, const Invitation& b);
// Still for the position itself: open or attending.
bool takes_time(Stance stance);
// What overlaps and takes the time of both.
bool clash(const Invitation& a, const Invitation& b);

}  // namespace incoming
