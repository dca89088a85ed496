// SPDX-License-Identifier: Apache-2.0
// The reading room: a reader with his card, and his visits. What he reads there is lent to his card for the day.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "core/auth/actor.h"
#include "depot/domain/series.h"

namespace depot {

using ReaderId = core::Id<struct ReaderTag>;
using VisitId = core::Id<struct VisitTag>;

struct Reader {
    ReaderId id;
    core::UnitId unit;
    std::int64_t number = 0;
    int year = 0;
    std::string name, contact, origin;   // "" once forgotten
    core::Date rules{};                  // the day he accepted the rules of the room
    std::string entered_name;
    core::Date last{};                   // of his card or his last visit
    std::optional<core::Date> forgotten;
    std::string series{};   // see in_series(); told to who looks, kept nowhere
    std::string numbered() const { return std::to_string(number) + "/" + std::to_string(year); }
    std::string called() const { return in_series(numbered(), series); }
};

struct Visit {
    VisitId id;
    core::UnitId unit;
    ReaderId reader;
    std::int64_t number = 0;
    int year = 0;
    std::string purpose;
    core::Instant came;
    std::optional<core::Instant> left;
    std::string entered_name;
    std::string series{};
    std::string numbered() const { return std::to_string(number) + "/" + std::to_string(year); }
    std::string called() const { return in_series(numbered(), series); }
};

// A year, or one month of it.
struct Period {
    int year = 0;
    std::optional<unsigned> month;
};
// Its first day, and the first after it.
inline std::pair<core::Date, core::Date> days_of(Period period) {
    const auto year = std::chrono::year(period.year);
    if (!period.month) return {year / 1 / 1, (year + std::chrono::years(1)) / 1 / 1};
    const auto month = year / std::chrono::month(*period.month);
    return {month / 1, (month + std::chrono::months(1)) / 1};
}

// Of a period, for the report.
struct ReadingCounts {
    std::int64_t visits = 0, readers = 0, dossiers = 0;
};

}  // namespace depot
