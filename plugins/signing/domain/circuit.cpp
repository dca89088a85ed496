// SPDX-License-Identifier: Apache-2.0
#include "signing/domain/circuit.h"

#include <algorithm>

#include "core/base/text.h"

namespace signing {

core::Json to_json(const std::vector<CircuitStep>& steps) {
    core::Json json = core::Json::array();
    for (const CircuitStep& step : steps)
        json.push_back({{"kind", name(step.kind)},
                        {"position", step.position.text()},
                        {"stage", step.stage},
                        {"required", step.required}});
    return json;
}

std::vector<CircuitStep> steps_kept(const core::Json& json) {
    std::vector<CircuitStep> steps;
    for (const core::Json& each : json)
        steps.push_back({step_kind_named(core::json::text(each, "kind")),
                         core::PositionId::parse(core::json::text(each, "position")), each.value("stage", 1),
                         each.value("required", false)});
    return steps;
}

std::vector<CircuitStep> in_order(std::vector<CircuitStep> steps) {
    const auto place = [](const CircuitStep& step) { return step.kind == StepKind::initial ? 0 : step.stage; };
    std::stable_sort(steps.begin(), steps.end(),
                     [&](const CircuitStep& a, const CircuitStep& b) { return place(a) < place(b); });
    return steps;
}

std::vector<core::Fault> faults_of(const Circuit& circuit) {
    std::vector<core::Fault> faults;
    if (core::text::trim(circuit.name).empty()) faults.push_back({"name", "signing.fault.name_empty", {}});
    if (circuit.steps.size() > most_circuit_steps)
        faults.push_back({"steps", "signing.fault.many_steps", {{"most", std::to_string(most_circuit_steps)}}});
    for (std::size_t i = 0; i < circuit.steps.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (circuit.steps[i].position == circuit.steps[j].position) {
                faults.push_back({"steps." + std::to_string(i + 1) + ".position", "signing.fault.twice", {}});
                break;
            }
    return faults;
}

}  // namespace signing
