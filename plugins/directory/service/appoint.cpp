// SPDX-License-Identifier: Apache-2.0
// Acts on appointments, each told to the trail.
#include "directory/service/appoint.h"

#include "core/audit/trail.h"
#include "directory/domain/access.h"
#include "directory/store/ending_store.h"
#include "directory/store/organisation_store.h"
#include "directory/store/people_store.h"

namespace directory {
namespace {

using core::Fault;
using core::db::Tx;

core::Json told(const Appointment& made) {
    core::Json data{{"person", made.person.text()},
                    {"position", made.position.text()},
                    {"capacity", core::name(made.capacity)},
                    {"decree", made.decree},
                    {"from", core::iso(made.from)}};
    data["until"] = made.until ? core::Json(core::iso(*made.until)) : core::Json(nullptr);
    return data;
}

[[noreturn]] void refuse(std::vector<Fault> faults) {
    throw core::Error("directory.error.appointment", std::move(faults));
}

}  // namespace

Appoint::Made Appoint::appoint(const core::Context& ctx, const AppointmentForm& form) {
    core::ensure(may(ctx.actor, Act::manage));
    Appointment made = check(form).take("directory.error.appointment");
    made.id = core::AppointmentId::make(ctx.now());
    db_.write([&](Tx& tx) {
        const auto position = store::position(tx, made.position);
        if (!position) refuse({{"position", "directory.fault.position", {}}});
        store::hold(tx, position->unit);   // nobody ends it meanwhile
        if (store::ending(tx, position->unit)) refuse({{"position", "directory.fault.position_ended", {}}});
        const auto person = store::person(tx, made.person);
        if (!person) refuse({{"person", "directory.fault.person", {}}});
        const auto there = store::appointments_to(tx, made.position);
        for (const Appointment& one : there)
            if (one.person == made.person && one.capacity == made.capacity && one.from == made.from)
                refuse({{"person", "directory.fault.appointed_already", {}}});
        if (single_holder(position->kind)) {
            if (const Appointment* other = clash(made, there)) {
                const auto holder = store::person(tx, other->person);
                refuse({{"from",
                         "directory.fault.held_by",
                         {{"name", holder ? titled(*holder) : ""},
                          {"from", core::iso(other->from)}}}});
            }
        }
        store::save(tx, made);
        core::audit::append(tx, ctx, "directory.appointed", "position:" + made.position.text(),
                            told(made));
    });
    return {made.id, made.position, unusually_long(made, office_.limits())};
}

Appoint::Made Appoint::end(const core::Context& ctx, core::AppointmentId id,
                           const std::string& last_day) {
    core::ensure(may(ctx.actor, Act::manage));
    core::Date last{};
    try {
        last = core::parse_date(last_day);
    } catch (const core::Error&) {
        refuse({{"last_day",
                 last_day.empty() ? "directory.fault.date_needed" : "directory.fault.date",
                 {{"value", last_day}}}});
    }
    return db_.write([&](Tx& tx) {
        auto made = store::appointment(tx, id);
        if (!made) throw core::Error(core::Code::not_found, "directory.error.appointment_unknown");
        if (made->until && *made->until < ctx.today())
            throw core::Error(core::Code::conflict, "directory.error.ended");
        if (last < made->from) refuse({{"last_day", "directory.fault.until_before", {}}});
        if (made->until && last > *made->until)
            refuse({{"last_day", "directory.fault.later_end", {}}});
        made->until = last;
        store::save(tx, *made);
        core::audit::append(tx, ctx, "directory.appointment_ended",
                            "position:" + made->position.text(), told(*made));
        return Made{id, made->position, false};
    });
}

}  // namespace directory
