// SPDX-License-Identifier: Apache-2.0
// Names, and events as they are kept.
#include "deadlines/waits.h"

namespace deadlines {

namespace {

constexpr std::array<std::string_view, all_steps.size()> step_names{
    "initial", "coordination", "signature", "revision",  "scan",     "delivery", "opened",
    "copy",    "disposition",  "told",      "follow_up", "accepted", "closing",  "answered"};

core::Json told(const std::string& subject, WaitId wait, Step step, core::Instant due, bool secret) {
    return {{"wait", wait.text()}, {"subject", subject}, {"step", name(step)}, {"due", due.ms}, {"secret", secret}};
}

template <class E>
void take(E& event, const core::Json& json) {
    event.wait = WaitId::parse(core::json::text(json, "wait"));
    event.subject = core::json::text(json, "subject");
    event.step = step_named(core::json::text(json, "step")).value_or(Step::initial);
    event.due = {json.at("due").get<std::int64_t>()};
    event.secret = json.at("secret").get<bool>();
}

}  // namespace

std::string_view name(Step step) { return step_names[static_cast<std::size_t>(step)]; }

std::optional<Step> step_named(std::string_view text) {
    for (const auto step : all_steps)
        if (name(step) == text) return step;
    return std::nullopt;
}

std::string_view name(Flow flow) {
    switch (flow) {
        case Flow::in: return "in";
        case Flow::out: return "out";
        case Flow::disposition: return "disposition";
    }
    return "";
}

core::Json Reminded::json() const {
    auto json = told(subject, wait, step, due, secret);
    json["to"] = to.text();
    return json;
}

Reminded Reminded::from(const core::Json& json) {
    Reminded event;
    take(event, json);
    event.to = core::PositionId::parse(core::json::text(json, "to"));
    return event;
}

core::Json Escalated::json() const {
    auto json = told(subject, wait, step, due, secret);
    json["to"] = to.text();
    json["holder"] = holder.text();
    json["level"] = level;
    return json;
}

Escalated Escalated::from(const core::Json& json) {
    Escalated event;
    take(event, json);
    event.to = core::PositionId::parse(core::json::text(json, "to"));
    event.holder = core::PositionId::parse(core::json::text(json, "holder"));
    event.level = json.at("level").get<int>();
    return event;
}

}  // namespace deadlines
