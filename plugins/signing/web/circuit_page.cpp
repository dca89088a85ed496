// SPDX-License-Identifier: Apache-2.0
#include "signing/web/circuit_page.h"

#include <array>

#include "core/base/text.h"
#include "core/http/given.h"

namespace signing::web {

using core::Context;
using core::Error;
using core::http::Given;
using core::http::Request;
using core::http::Response;
using core::page::Data;

namespace {

using core::http::fault_status;
constexpr std::array<StepKind, 2> paraf_kinds{StepKind::initial, StepKind::coordination};
constexpr std::size_t blank_rows = 3;

// A row of the form; `line` as typed, "HUK.KABAG Kepala Bagian Hukum".
struct Row {
    std::string line;
    StepKind kind = StepKind::coordination;
    int stage = 1;
    bool required = false;
};

std::string address(CircuitId id) { return "/signing/circuits/" + id.text(); }

std::string row_name(std::size_t number, const char* field) {
    return "steps." + std::to_string(number) + "." + field;
}

void show_row(Data& data, std::size_t number, const Row& row, const std::vector<core::Fault>& faults,
              const core::words::Catalog& words) {
    Data& shown = data.add("ROW");
    const std::string field = row_name(number, "position");
    shown.set("N", static_cast<std::int64_t>(number))
        .set("LINE", row.line)
        .set("STAGE", static_cast<std::int64_t>(row.stage))
        .show_if(row.required, "REQUIRED");
    for (const StepKind kind : paraf_kinds)
        shown.add("CHOICE_KIND")
            .set("VALUE", name(kind))
            .set("LABEL", words.say("signing.kind." + std::string(name(kind))))
            .show_if(kind == row.kind, "CHOSEN");
    for (const auto& fault : faults)
        if (fault.field.starts_with("steps." + std::to_string(number) + "."))
            shown.add("ROW_FAULT").set("TEXT", words.say(fault.key, fault.args));
}

}  // namespace

struct CircuitPages::Typed {
    Circuit circuit;
    std::vector<Row> rows;
    std::vector<core::Fault> faults;
};

CircuitPages::Typed CircuitPages::typed(const Context& ctx, const Request& request) {
    Given given(request.form);
    Typed typed;
    typed.circuit.name = given.line("name", longest_circuit_name);
    typed.circuit.matter = given.line("matter", 100);
    if (const auto unit = given.id<core::UnitId>("unit")) typed.circuit.unit = *unit;
    typed.circuit.line = given.flag("line");
    typed.circuit.version = given.number("seen", 0, 1'000'000'000).value_or(0);
    for (std::size_t sent = 1; sent <= most_circuit_steps + blank_rows; ++sent) {
        Row row;
        row.line = given.line(row_name(sent, "position"));
        if (row.line.empty()) continue;
        row.kind = given.one_of(row_name(sent, "kind"), paraf_kinds, [](StepKind each) { return name(each); })
                       .value_or(StepKind::coordination);
        row.stage = static_cast<int>(given.number(row_name(sent, "stage"), 1, most_stages).value_or(1));
        row.required = given.flag(row_name(sent, "required"));
        typed.rows.push_back(row);
        const auto position = desk_.called(ctx, row.line);
        // Blank rows before it are left out when the form is shown again.
        if (!position) given.fault(row_name(typed.rows.size(), "position"), "signing.fault.position");
        typed.circuit.steps.push_back({row.kind, position.value_or(core::PositionId{}), row.stage, row.required});
    }
    typed.faults = given.take_faults();
    return typed;
}

Response CircuitPages::list(const Context& ctx, const Request& request) {
    const auto& words = words_.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", words.say("signing.circuits"));
    const auto all = circuits_.list(ctx);
    for (const auto& line : all) {
        std::vector<std::string> names;
        if (line.circuit.line) names.push_back(words.say("signing.circuit.line"));
        for (const auto& each : line.positions) names.push_back(each.name);
        data.add("LINE")
            .set("NAME", line.circuit.name)
            .set("URL", address(line.circuit.id))
            .set("UNIT", line.unit_name)
            .set("MATTER", line.matter_name.empty() ? words.say("signing.circuit.every_matter") : line.matter_name)
            .set("STEPS", core::text::join(names, ", "));
    }
    data.show_if(all.empty(), "EMPTY");
    return pages_.render(ctx, request, "signing/circuits", std::move(data));
}

Response CircuitPages::form(const Context& ctx, const Request& request, const Typed& typed) {
    const auto& words = words_.in(ctx.language);
    const Circuit& circuit = typed.circuit;
    const bool fresh = circuit.id.nil();
    Data data;
    data.set("PAGE_TITLE", words.say(fresh ? "signing.circuit.new" : "signing.circuit.edit"))
        .set("ACTION", fresh ? std::string("/signing/circuits") : address(circuit.id))
        .set("NAME", circuit.name)
        .set("SEEN", circuit.version)
        .show_if(circuit.line, "LINE")
        .show_if(fresh, "FRESH");
    const auto units = circuits_.units(ctx);
    const auto matters = circuits_.matters(ctx);
    if (fresh) {
        for (const auto& unit : units)
            data.add("UNIT").set("ID", unit.id.text()).set("NAME", unit.name).show_if(unit.id == circuit.unit, "CHOSEN");
        for (const auto& matter : matters)
            data.add("MATTER").set("CODE", matter.code).set("NAME", matter.name).show_if(matter.code == circuit.matter, "CHOSEN");
    } else {
        Data& kept = data.add("KEPT");
        kept.set("UNIT_NAME", "").set("MATTER_NAME", words.say("signing.circuit.every_matter"));
        for (const auto& unit : units)
            if (unit.id == circuit.unit) kept.set("UNIT_NAME", unit.name);
        for (const auto& matter : matters)
            if (matter.code == circuit.matter) kept.set("MATTER_NAME", matter.name);
    }
    for (std::size_t i = 0; i < typed.rows.size(); ++i) show_row(data, i + 1, typed.rows[i], typed.faults, words);
    for (std::size_t i = 0; i < blank_rows; ++i) show_row(data, typed.rows.size() + i + 1, {}, {}, words);
    for (const auto& each : desk_.choices(ctx))
        data.add("POSITION").set("CODE", each.code).set("NAME", each.name).set("UNIT", each.unit);
    core::page::show_faults(data, typed.faults, words);
    return pages_.render(ctx, request, "signing/circuit", std::move(data),
                         typed.faults.empty() ? 200 : fault_status);
}

Response CircuitPages::fresh(const Context& ctx, const Request& request) {
    Typed typed;
    if (ctx.actor.seats.size() > ctx.actor.acting) typed.circuit.unit = ctx.actor.seat().unit;
    return form(ctx, request, typed);
}

Response CircuitPages::show(const Context& ctx, const Request& request) {
    const auto line = circuits_.find(ctx, CircuitId::parse(request.param("id")));
    Typed typed;
    typed.circuit = line.circuit;
    for (std::size_t i = 0; i < line.circuit.steps.size(); ++i) {
        const CircuitStep& step = line.circuit.steps[i];
        typed.rows.push_back({line.positions[i].code + " " + line.positions[i].name, step.kind, step.stage, step.required});
    }
    return form(ctx, request, typed);
}

Response CircuitPages::keep(const Context& ctx, const Request& request, CircuitId id) {
    Typed given = typed(ctx, request);
    given.circuit.id = id;
    if (!id.nil()) {
        const auto was = circuits_.find(ctx, id).circuit;
        given.circuit.unit = was.unit;
        given.circuit.matter = was.matter;
    }
    if (!given.faults.empty()) return form(ctx, request, given);
    try {
        circuits_.save(ctx, given.circuit);
    } catch (const Error& error) {
        if (error.faults().empty()) throw;
        given.faults = error.faults();
        return form(ctx, request, given);
    }
    return core::http::see_other("/signing/circuits", "signing.flash.circuit_saved");
}

Response CircuitPages::create(const Context& ctx, const Request& request) { return keep(ctx, request, {}); }

Response CircuitPages::save(const Context& ctx, const Request& request) {
    return keep(ctx, request, CircuitId::parse(request.param("id")));
}

Response CircuitPages::remove(const Context& ctx, const Request& request) {
    circuits_.remove(ctx, CircuitId::parse(request.param("id")));
    return core::http::see_other("/signing/circuits", "signing.flash.circuit_removed");
}

}  // namespace signing::web
