// SPDX-License-Identifier: Apache-2.0
// Days are told as working days before today, so that what is late stays late whenever the demo is filled.
#include "incoming/service/demo.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "core/base/file.h"
#include "core/base/text.h"
#include "core/table/csv_reader.h"
#include "incoming/service/demo_letter.h"

namespace incoming {

using core::Context;
using core::Json;
using core::db::Tx;

namespace {

// All others are done with a branch.
const std::set<std::string> of_letters{"read", "dispose", "prepare",  "give",  "mark",
                                       "close", "reopen",  "redirect", "refuse"};

class DemoMail {
  public:
    DemoMail(const Context& ctx, Services& services) : ctx_(ctx), services_(services), clock_(ctx.now()) {}

    // One step of one letter; `before`: working days before today.
    struct Step {
        std::size_t letter;
        const Json* json;
        int before;
        std::string hour;
    };

    void run(const Step& step, const Json& letter) {
        clock_.set(moment(step.before, step.hour));
        const auto acting = seat(core::json::text(*step.json, "as"));
        const auto act = core::json::text(*step.json, "act");
        if (act == "register") {
            known_[step.letter] = enter(acting, letter);
        } else if (of_letters.contains(act)) {
            on_letter(acting, known_.at(step.letter), act, *step.json);
        } else {
            on_branch(acting, known_.at(step.letter), act, *step.json);
        }
    }

  private:
    core::Date day(int before) const { return working_day(ctx_.today(), -before); }
    // Never ahead of the hour the demo is filled at.
    core::Instant moment(int before, const std::string& hour) const {
        const auto minutes = hour_of(hour).value_or(8 * 60);
        const auto at = core::start_of(day(before), services_.parts.zone) + std::chrono::minutes(minutes);
        return std::min(at, ctx_.now());
    }

    core::PositionId position(const std::string& code) {
        return services_.parts.db.read([&](Tx& tx) {
            const auto found = services_.parts.directory.position_by_code(tx, code);
            if (!found) throw core::Error("incoming.error.not_found", {{code, "incoming.fault.position", {}}});
            return found->id;
        });
    }

    // The holder of the position as if signed in.
    Context seat(const std::string& code) {
        auto& parts = services_.parts;
        return parts.db.read([&](Tx& tx) {
            const auto found = parts.directory.position_by_code(tx, code);
            const auto holder = found ? parts.directory.holder(tx, found->id, ctx_.today()) : std::nullopt;
            if (!holder) throw core::Error("incoming.error.not_found", {{code, "incoming.fault.position", {}}});
            auto acting = ctx_;
            acting.clock = &clock_;
            acting.actor = {};
            acting.actor.kind = core::Actor::Kind::person;
            acting.actor.person = holder->person;
            acting.actor.person_name = holder->titled_name;
            acting.actor.seats = {{holder->appointment, holder->position, holder->unit, holder->capacity, found->name,
                                   "", found->roles, parts.directory.numbering_unit(tx, holder->unit).id}};
            acting.actor.rights = {"incoming.read", "incoming.register", "incoming.dispose"};
            return acting;
        });
    }

    IncomingId enter(const Context& acting, const Json& letter) {
        Registration wish;
        wish.received = acting.today();
        wish.date = date_of_demo(letter, ctx_.today());
        const auto pdf = demo_sheet(letter, wish.date, acting.now(), services_.parts.fonts);
        wish.scan = services_.registry.keep(acting, {{"application/pdf", pdf}}).id;
        wish.sender = core::json::text(letter, "sender");
        wish.number = core::json::text(letter, "number");
        wish.subject = core::json::text(letter, "subject");
        wish.classification = core::json::text(letter, "classification");
        wish.access = classification::access_named(core::json::text(letter, "access"));
        wish.urgency = letters::urgency_named(core::json::text(letter, "urgency"));
        wish.position = position(core::json::text(letter, "to"));
        wish.personal = letter.value("personal", false);
        if (const auto event = letter.find("event"); event != letter.end()) {
            Occasion occasion;
            occasion.day = working_day(ctx_.today(), event->value("in_days", 1));
            occasion.hours = hours_in(core::json::text(*event, "hours"));
            occasion.place = core::json::text(*event, "place");
            wish.occasion = std::move(occasion);
        }
        const auto made = services_.registry.enter(acting, wish);
        // Like another: the demo was filled with it before, and stopped.
        if (!made.entry) throw core::Error(core::Code::conflict, "incoming.error.duplicate");
        return made.entry->id;
    }

    Instructions wish(const Json& step) {
        Instructions made;
        for (const auto& code : step.value("to", Json::array())) made.to.push_back(position(code.get<std::string>()));
        for (const auto& code : step.value("informed", Json::array()))
            made.informed.push_back(position(code.get<std::string>()));
        made.responsible = made.to.front();
        made.codes = step.value("codes", std::vector<std::string>{});
        made.note = core::json::text(step, "note");
        made.due_days = step.value("due_days", 0);
        const auto own = step.value("own", Json::object());
        for (const auto& [code, task] : own.items())
            made.own[position(code)] = {task.value("codes", std::vector<std::string>{}),
                                        core::json::text(task, "task"), {}, task.value("due_days", 0)};
        made.confirmed = true;
        return made;
    }

    void on_letter(const Context& acting, IncomingId id, const std::string& act, const Json& step) {
        const auto note = core::json::text(step, "note");
        if (act == "read") services_.dispose.read(acting, id);
        if (act == "dispose") {
            services_.dispose.read(acting, id);
            services_.dispose.give(acting, id, wish(step));
        }
        if (act == "prepare") services_.dispose.prepare(acting, id, wish(step));
        if (act == "give") {
            services_.dispose.read(acting, id);
            services_.dispose.give_prepared(acting, id, true);
        }
        if (act == "mark") services_.sorting.mark(acting, id, marked(step), note);
        if (act == "reopen") services_.dispose.reopen(acting, id, note);
        if (act == "close") services_.dispose.close(acting, id, note);
        if (act == "redirect")
            services_.elsewhere.redirect(acting, id, position(core::json::text(step, "to_position")), note);
        if (act == "refuse") services_.elsewhere.refuse(acting, id, note);
    }

    static std::optional<Mark> marked(const Json& step) {
        for (const auto mark : all_marks)
            if (name(mark) == core::json::text(step, "mark")) return mark;
        return std::nullopt;
    }

    // What a receiver does with his own branch, or a giver with that of the position named `of`.
    void on_branch(const Context& acting, IncomingId id, const std::string& act, const Json& step) {
        const auto of = core::json::text(step, "of"), note = core::json::text(step, "note");
        const auto at = of.empty() ? acting.actor.seat().position : position(of);
        if (of.empty()) services_.dispose.read(acting, id);
        std::optional<BranchId> branch;
        const auto whole = services_.desk.whole(acting, id);
        for (const auto& disposition : whole.dispositions)
            for (const auto& each : disposition.branches)
                if (each.position == at) branch = each.id;
        if (!branch) throw core::Error(core::Code::not_found, "incoming.error.not_found");
        if (act == "report") services_.dispose.report(acting, *branch, {{note, step.value("percent", 100), {}}, {}});
        if (act == "accept") services_.dispose.accept(acting, *branch);
        if (act == "return") services_.dispose.give_back(acting, *branch, {note, {}, step.value("due_days", 2)});
        if (act == "decline") services_.dispose.decline(acting, *branch, note);
        if (act == "withdraw") services_.dispose.withdraw(acting, *branch);
        if (act == "forward")
            services_.dispose.forward(acting, *branch, position(core::json::text(step, "to_position")), note);
    }

    const Context& ctx_;
    Services& services_;
    core::SetClock clock_;
    std::map<std::size_t, IncomingId> known_;
};

// As they happened over all letters, so that agenda numbers follow the days.
std::vector<DemoMail::Step> in_order(const Json& letters) {
    std::vector<DemoMail::Step> steps;
    for (std::size_t i = 0; i < letters.size(); ++i)
        for (const auto& step : letters[i].at("steps"))
            steps.push_back({i, &step, step.value("day", 0), core::json::text(step, "hour")});
    std::stable_sort(steps.begin(), steps.end(), [](const auto& one, const auto& other) {
        return one.before != other.before ? one.before > other.before : one.hour < other.hour;
    });
    return steps;
}

// All files of the folder, by name.
Json letters_in(const std::filesystem::path& folder, core::Date today) {
    std::set<std::filesystem::path> files;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(folder, none))
        if (entry.path().extension() == ".json") files.insert(entry.path());
    auto letters = Json::array();
    for (const auto& file : files) {
        const auto told = core::json::parse(core::read_text(file).value_or("[]"));
        for (const auto& letter : told) letters.push_back(filled(letter, today));
    }
    return letters;
}

}  // namespace

void fill_demo_mailrooms(const Context& ctx, core::Demo& demo, Services& services) {
    const auto text = core::read_text(demo.folder + "/pencatat.csv");
    if (!text) return;
    const auto sheet = core::table::read_csv("pencatat", *text);
    services.parts.db.write([&](Tx& tx) {
        for (const auto& row : sheet.rows) {
            const auto unit = services.parts.directory.unit_by_code(tx, sheet.cell(row, "unit"));
            const auto by = services.parts.directory.unit_by_code(tx, sheet.cell(row, "pencatat"));
            if (!unit || !by) throw core::Error(core::Code::not_found, "incoming.error.not_found");
            services.parts.rules.serve(tx, unit->id, by->id, ctx.now(), ctx.actor.person_name);
        }
    });
}

void fill_demo(const Context& ctx, core::Demo& demo, Services& services) {
    const auto letters = letters_in(demo.folder + "/masuk", ctx.today());
    DemoMail mail(ctx, services);
    std::size_t done = 0;
    std::set<std::size_t> lost;   // what follows a step that failed would only fail, too
    for (const auto& step : in_order(letters)) {
        const auto& letter = letters[step.letter];
        if (lost.contains(step.letter)) continue;
        try {
            mail.run(step, letter);
            ++done;
        } catch (const core::Error& error) {
            lost.insert(step.letter);
            std::string fields;
            for (const auto& each : error.faults()) fields += " " + each.field + "(" + each.key + ")";
            demo.say(core::json::text(letter, "number") + ", " + core::json::text(*step.json, "act") + ": " +
                     error.what() + fields);
        }
    }
    demo.say(std::to_string(letters.size() - lost.size()) + " surat dari luar dicatat, " + std::to_string(done) +
             " langkah");
}

}  // namespace incoming
