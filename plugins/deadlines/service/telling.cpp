// SPDX-License-Identifier: Apache-2.0
#include "deadlines/service/telling.h"

namespace deadlines {

using core::db::Tx;

namespace {

constexpr const char* reminded_kind = "deadlines.reminded";
constexpr const char* escalated_kind = "deadlines.escalated";

void tell(Tx& tx, Parts& parts, const char* kind, std::string_view subject, core::PositionId to) {
    if (parts.notices != nullptr)
        parts.notices->tell(tx, system_context(parts), {kind, std::string(subject), {to}});
}

}  // namespace

void Telling::through(notify::Notices& notices) {
    parts_.notices = &notices;
    notices.calendar(*this);
    notices.kind({reminded_kind, "deadlines.notice.reminded"});
    notices.kind({escalated_kind, "deadlines.notice.escalated", true});
}

bool Telling::working(Tx& tx, core::Date day) { return ground_of(tx, parts_).time.working_day(day); }

void tell_reminded(Tx& tx, Parts& parts, std::string_view subject, core::PositionId holder) {
    tell(tx, parts, reminded_kind, subject, holder);
}

void tell_escalated(Tx& tx, Parts& parts, std::string_view subject, core::PositionId to) {
    tell(tx, parts, escalated_kind, subject, to);
}

}  // namespace deadlines
