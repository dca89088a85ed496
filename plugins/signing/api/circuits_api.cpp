// SPDX-License-Identifier: Apache-2.0
#include "signing/api/circuits_api.h"

#include "core/http/given.h"

namespace signing::api {
namespace {

using core::Context;
using core::Json;
using core::http::Given;
using core::http::Request;
using core::http::Response;

Json json_of(const Circuits::Line& line) {
    Json json = {{"id", line.circuit.id.text()},
                 {"name", line.circuit.name},
                 {"unit", line.circuit.unit.text()},
                 {"unit_name", line.unit_name},
                 {"matter", line.circuit.matter},
                 {"matter_name", line.matter_name},
                 {"line", line.circuit.line},
                 {"version", line.circuit.version},
                 {"steps", to_json(line.circuit.steps)}};
    for (std::size_t i = 0; i < line.positions.size(); ++i)
        json["steps"][i]["position_name"] = line.positions[i].name;
    return json;
}

// One member of "steps", as in the answers; position_name may stand there too.
CircuitStep step_of(const Json& sent, const std::string& place, Given& given) {
    CircuitStep step;
    step.kind = StepKind::coordination;
    if (!sent.is_object()) {
        given.fault(place, "signing.fault.circuit_step");
        return step;
    }
    for (const auto& [name, value] : sent.items()) {
        const std::string field = place + "." + name;
        try {
            if (name == "kind") {
                step.kind = step_kind_named(value.is_string() ? value.get<std::string>() : "");
                if (step.kind == StepKind::signature) given.fault(field, "signing.fault.kind");
            } else if (name == "position") {
                step.position = core::PositionId::parse(value.is_string() ? value.get<std::string>() : "");
            } else if (name == "stage") {
                const auto stage = value.is_number_integer() ? value.get<std::int64_t>() : 0;
                if (stage < 1 || stage > most_stages) given.fault(field, "signing.fault.stage");
                else step.stage = static_cast<int>(stage);
            } else if (name == "required") {
                if (value.is_boolean()) step.required = value.get<bool>();
                else given.fault(field, "core.fault.flag");
            } else if (name != "position_name") {
                given.fault(field, "core.fault.unknown");
            }
        } catch (const core::Error&) {
            given.fault(field, name == "kind" ? "signing.fault.kind" : "signing.fault.position");
        }
    }
    return step;
}

Circuit circuit_of(const Request& request, bool fresh) {
    auto given = Given::body(request);
    Circuit circuit;
    circuit.name = given.line("name", longest_circuit_name);
    circuit.line = given.has("line") ? given.flag("line") : true;
    if (fresh) {
        circuit.matter = given.line("matter", 100);
        if (const auto unit = given.id<core::UnitId>("unit")) circuit.unit = *unit;
        else given.fault("unit", "signing.fault.unit");
    } else {
        if (!given.has("version")) given.fault("version", "signing.fault.version");
        circuit.version = given.number("version", 1, 1'000'000'000).value_or(0);
    }
    if (const Json* steps = given.member("steps")) {
        if (!steps->is_array()) given.fault("steps", "core.fault.list");
        else
            for (std::size_t i = 0; i < steps->size(); ++i)
                circuit.steps.push_back(step_of((*steps)[i], "steps." + std::to_string(i + 1), given));
    }
    given.done();
    return circuit;
}

}  // namespace

Response CircuitsApi::list(const Context& ctx, const Request&) {
    Json items = Json::array();
    for (const auto& line : circuits_.list(ctx)) items.push_back(json_of(line));
    return core::http::json({{"items", items}});
}

Response CircuitsApi::show(const Context& ctx, const Request& request) {
    return core::http::json(json_of(circuits_.find(ctx, CircuitId::parse(request.param("id")))));
}

Response CircuitsApi::create(const Context& ctx, const Request& request) {
    const Circuit made = circuits_.save(ctx, circuit_of(request, true));
    auto response = core::http::json(json_of(circuits_.find(ctx, made.id)), 201);
    response.header("Location", "/api/v1/signing-circuits/" + made.id.text());
    return response;
}

Response CircuitsApi::save(const Context& ctx, const Request& request) {
    Circuit circuit = circuit_of(request, false);
    circuit.id = CircuitId::parse(request.param("id"));
    circuits_.save(ctx, circuit);
    return show(ctx, request);
}

Response CircuitsApi::remove(const Context& ctx, const Request& request) {
    Given::body(request).done();
    circuits_.remove(ctx, CircuitId::parse(request.param("id")));
    return core::http::json({{"removed", true}});
}

}  // namespace signing::api
