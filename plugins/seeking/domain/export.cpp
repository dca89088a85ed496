// SPDX-License-Identifier: Apache-2.0
#include "seeking/domain/export.h"

namespace seeking {

using core::Verdict;

namespace {

Verdict in_his_seat(const core::Actor& actor, core::PersonId person, core::AppointmentId appointment) {
    const bool his = actor.signed_in() && actor.person == person && actor.seats.size() > actor.acting &&
                     actor.seats[actor.acting].appointment == appointment;
    return his ? Verdict::allowed : Verdict::hidden;
}

}  // namespace

Verdict Selection::use(const core::Actor& actor, core::Instant now) const {
    return expires < now ? Verdict::hidden : in_his_seat(actor, person, appointment);
}

Verdict Export::look(const core::Actor& actor, core::Instant now) const {
    return expires < now ? Verdict::hidden : in_his_seat(actor, person, appointment);
}

std::string_view name(ExportState state) {
    switch (state) {
        case ExportState::waiting: return "waiting";
        case ExportState::done: return "done";
        case ExportState::stopped: return "stopped";
        case ExportState::refused: return "refused";
        case ExportState::failed: return "failed";
    }
    return "";
}

ExportState export_state_named(std::string_view text) {
    for (const auto each : all_export_states)
        if (name(each) == text) return each;
    throw core::Error(core::Code::internal, "core.error.internal");
}

}  // namespace seeking
