// SPDX-License-Identifier: Apache-2.0
#include "deadlines/service/demo.h"

#include "core/base/file.h"
#include "core/table/csv_reader.h"

namespace deadlines {

using core::Context;
using core::db::Tx;

namespace {

// Who holds the position as if signed in; nothing while nobody does.
std::optional<Context> holder_of(const Context& ctx, Services& services, const std::string& code) {
    auto& office = services.parts.directory;
    return services.parts.db.read([&](Tx& tx) -> std::optional<Context> {
        const auto position = office.position_by_code(tx, code);
        const auto holder = position ? office.holder(tx, position->id, ctx.today()) : std::nullopt;
        if (!holder) return std::nullopt;
        core::Actor actor;
        actor.rights = {"deadlines.read", "incoming.read", "letters.read"};
        actor.seats.push_back({holder->appointment, holder->position, holder->unit, holder->capacity, position->name,
                               "", position->roles});
        actor.person_name = holder->titled_name;
        actor.person = holder->person;
        actor.kind = core::Actor::Kind::person;
        auto acting = ctx;
        acting.actor = std::move(actor);
        return acting;
    });
}

// What waits for him of the subject so titled.
std::optional<WaitId> waiting_for(const Context& acting, Services& services, const std::string& title) {
    constexpr int most = 100;
    Wish wish;
    wish.limit = most;
    for (const auto& line : services.desk.list(acting, wish).lines)
        if (line.said && line.said->title == title && !line.wait.paused_at) return line.wait.id;
    return std::nullopt;
}

}  // namespace

void fill_demo(const Context& ctx, core::Demo& demo, Services& services) {
    const auto table = core::table::read_csv("tunda", core::read_text(demo.folder + "/tunda.csv").value_or(""));
    std::size_t paused = 0;
    for (const auto& row : table.rows) {
        const auto acting = holder_of(ctx, services, table.cell(row, "jabatan"));
        const auto wait = acting ? waiting_for(*acting, services, table.cell(row, "hal")) : std::nullopt;
        // An office that fills its city without mail has nothing to pause.
        if (!wait) continue;
        const auto until = core::add_days(ctx.today(), std::stoi(table.cell(row, "hari")));
        const auto acts = services.desk.whole(*acting, *wait).may;
        if (acts.pause) {
            services.desk.pause(*acting, *wait, until, table.cell(row, "alasan"));
        } else {
            // The day is of whoever gave the task.
            const auto giver = holder_of(ctx, services, table.cell(row, "pemberi"));
            if (!giver || !acts.ask) continue;
            services.desk.ask(*acting, *wait, until, table.cell(row, "alasan"));
            services.desk.answer(*giver, *wait, true, "");
        }
        ++paused;
    }
    if (paused > 0) demo.say(std::to_string(paused) + " tenggat ditunda");
}

}  // namespace deadlines
