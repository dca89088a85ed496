// SPDX-License-Identifier: Apache-2.0
// A citizen's request for public information, and the records it is answered from. Days, grounds and closed periods are
// the office's own data; who asks is told to nobody but those who handle it.
//
//   open -> answered (granted, partly, refused)
//     +---> withdrawn
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/keeping.h"
#include "depot/domain/hold.h"
#include "depot/domain/series.h"

namespace depot {

using RequestId = core::Id<struct RequestTag>;
using GroundId = core::Id<struct GroundTag>;

enum class RequestState { open, answered, withdrawn };
inline constexpr std::array<RequestState, 3> all_request_states{RequestState::open, RequestState::answered,
                                                                RequestState::withdrawn};
std::string_view name(RequestState state);

enum class Answer { granted, partly, refused };
inline constexpr std::array<Answer, 3> all_answers{Answer::granted, Answer::partly, Answer::refused};
std::string_view name(Answer answer);

// What is decided of a record: given as it is, with passages made illegible, not given.
enum class Release { undecided, open, redacted, closed };
inline constexpr std::array<Release, 4> all_releases{Release::undecided, Release::open, Release::redacted,
                                                     Release::closed};
std::string_view name(Release release);
constexpr bool gives(Release release) { return release == Release::open || release == Release::redacted; }
// Of what is not open to all nothing is given as it is, of what is secret nothing at all (SKKAAD: the public reads only
// the ordinary class).
bool may_give(Release release, classification::AccessClass access);

struct Ground {
    GroundId id;
    core::UnitId unit;
    std::string name, citation;
    std::optional<int> years;       // how long a record stays closed on it
    std::optional<core::Date> ended;
    std::string text() const { return citation.empty() ? name : name + " (" + citation + ")"; }
};

struct Sought {
    archive::DossierId dossier;
    Release release = Release::undecided;
    std::string ground, reason;
    std::optional<core::Date> closed_until;   // none: until somebody decides anew
    std::optional<core::Instant> said{};      // when it was; none: not kept yet
};

// With the class it has now, whatever it had when it was decided.
struct Weighed {
    Sought sought;
    classification::AccessClass access = classification::AccessClass::ordinary;
};

// The last day a record is closed on this ground, counted from its closing, or from its last letter while it is open.
std::optional<core::Date> closed_until(const Ground& ground, const archive::Kept& dossier);
core::Date closed_until(int years, const archive::Kept& dossier);

struct InfoRequest {
    RequestId id;
    std::int64_t number = 0;
    int year = 0;
    core::UnitId unit;
    std::string unit_name;
    RequestState state = RequestState::open;
    std::string requester, contact, purpose, sought;   // "" once forgotten
    core::Date received{}, due{};
    Step registered;
    std::optional<core::Date> first_due;               // before it was extended
    std::string extended_reason;
    std::optional<Answer> answer;
    std::string reason, ground;                        // of the answer or the withdrawal
    std::optional<core::Date> ended;
    std::string ended_name, letter, letter_number;     // letter: "letter:<id>"
    std::optional<core::Date> reminded_for, pressed, forgotten;
    std::int64_t version = 1;
    std::string series;   // see in_series(); told to who looks, kept nowhere

    std::string numbered() const { return std::to_string(number) + "/" + std::to_string(year); }
    std::string called() const { return in_series(numbered(), series); }
    bool overdue(core::Date today) const { return state == RequestState::open && today > due; }
    bool late() const { return ended && *ended > due; }

    // Each throws Error(conflict) where the state does not allow it, Error(invalid) naming the field.
    void extend(core::Date until, std::string why, core::Date today);   // once, while it is in time
    bool may_extend(core::Date today) const { return state == RequestState::open && !first_due && !overdue(today); }
    void judge(Sought& record, const Sought& as, classification::AccessClass access, core::Date today) const;
    void reply(Answer with, const std::vector<Weighed>& records, std::string why, std::string on_ground, core::Date on,
               std::string by);
    void withdraw(std::string why, core::Date on, std::string by);
    void link(std::string subject, std::string number);   // once, of what is answered
    void copy(const Weighed& record, int copies, bool redacted) const;
    // What the requester said, and why he withdrew; false when it was forgotten already.
    bool forget(core::Date on);
    void must_be_open() const;
};

// Of a year, for the report.
struct RequestCounts {
    std::int64_t received = 0, open = 0, granted = 0, partly = 0, refused = 0, withdrawn = 0, extended = 0, late = 0;
};

constexpr int most_copies = 10'000;

}  // namespace depot
