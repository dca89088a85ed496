// SPDX-License-Identifier: Apache-2.0
// All results of a search as they stood at one moment, and the table made of them.
//
//   waiting --the job--> done --a day--> (gone)
//      | | |  <--a record is destroyed or hidden--'
//      | | '---its person--> stopped
//      | '---seat or right is lost--> refused
//      '---tries used up--> failed
#pragma once

#include <array>
#include <string>

#include "core/auth/actor.h"
#include "core/base/json.h"

namespace seeking {

using SelectionId = core::Id<struct SelectionTag>;
using ExportId = core::Id<struct ExportTag>;

constexpr std::chrono::hours kept_for{24};   // selections and exports

struct Selection {
    SelectionId id;
    core::PersonId person;
    std::string person_name;
    core::AppointmentId appointment;
    std::string position_name;
    core::Json wanted;
    std::int64_t total = 0;
    bool cut = false;        // there were more than one selection takes
    core::Instant made, expires;

    // Nobody else's, and in the seat it was made in: another seat has other rights.
    core::Verdict use(const core::Actor& actor, core::Instant now) const;
};

// Of one person; the oldest go when there are more.
constexpr int most_selections = 20, most_exports = 20;

enum class ExportState { waiting, done, stopped, refused, failed };
constexpr std::array all_export_states{ExportState::waiting, ExportState::done, ExportState::stopped,
                                       ExportState::refused, ExportState::failed};
std::string_view name(ExportState state);
ExportState export_state_named(std::string_view text);   // throws Error(internal) for any other

struct Export {
    ExportId id;
    SelectionId selection;
    core::PersonId person;
    core::AppointmentId appointment;
    std::string language;
    std::string form;        // of the room that brings it; "" = the plain list of results
    ExportState state = ExportState::waiting;
    std::int64_t reached = 0, of = 0;   // while it waits: lines read, of all there are to read; 0 of 0 until that is known
    std::int64_t told = 0, total = 0;
    std::int64_t turn = 0;   // rises when it is to be made anew
    std::string seen;        // fingerprint of the results it was made of
    core::Instant asked, expires;

    bool over() const { return state != ExportState::waiting; }
    core::Verdict look(const core::Actor& actor, core::Instant now) const;
};

enum class FileKind { xlsx, csv };

}  // namespace seeking
