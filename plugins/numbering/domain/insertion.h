// SPDX-License-Identifier: Apache-2.0
// An inserted number (nomor sisipan): a document dated earlier than the last number of its series
// takes the number of that day with a suffix, on the word of two persons.
//
//   ask --> waiting --approve--> approved   (an inserted number is promised, see number.h)
//              |
//              |----refuse-----> refused    with a note
//              '----withdraw---> withdrawn  by the one who asked
//
// approve and refuse are acts of another person than the one who asked. Any other move throws
// Code::conflict.
#pragma once

#include <optional>
#include <string>

#include "numbering/domain/number.h"

namespace numbering {

using InsertionId = core::Id<struct InsertionTag>;

enum class Decision { waiting, approved, refused, withdrawn };
std::string_view name(Decision decision);                 // "waiting" ...
std::optional<Decision> decision_named(std::string_view text);

struct Insertion {
    InsertionId id;
    SeriesId series;
    core::UnitId unit;
    std::string period;
    core::Date date{};                  // the date the document bears
    std::string classification;         // "" = not fixed yet
    std::string reason;
    Owner asked_by;
    core::Instant asked_at;
    Decision decision = Decision::waiting;
    Owner decided_by;
    std::optional<core::Instant> decided_at;
    std::string note;
    std::optional<NumberId> number;

    void approve(const Owner& by, core::Instant at, NumberId made);
    void refuse(const Owner& by, core::Instant at, std::string_view why);
    void withdraw(const Owner& by, core::Instant at);

  private:
    void decide(const Owner& by, core::Instant at, Decision as);
};

// The regular number an inserted one stands behind, and the suffixes it has already.
struct Base {
    std::int64_t no = 0;
    std::int64_t last_suffix = 0;
};

// An inserted number is for a day before the last number of its period; on that day or later an
// ordinary one is to be had. Throws Error(invalid) with a fault at "date".
void check_insertion(core::Date date, core::Date today, const std::optional<core::Date>& last,
                     bool same_period);

}  // namespace numbering
