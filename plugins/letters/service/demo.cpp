// SPDX-License-Identifier: Apache-2.0
// Reading the demo letters. A letter's file names units, positions and groups by code.
#include "letters/service/demo.h"

#include <algorithm>
#include <filesystem>

#include "core/base/file.h"
#include "core/base/text.h"
#include "signing/demo.h"

namespace letters {

using core::Context;
using core::Json;
using core::db::Tx;

namespace {

constexpr std::size_t left_as_drafts = 3;

std::optional<core::PositionId> position(Tx& tx, Parts& parts, const std::string& code) {
    const auto found = parts.directory.position_by_code(tx, code);
    return found ? std::optional(found->id) : std::nullopt;
}

// "2026-12-03T09:00+07:00" and an end give "09.00 WIB s.d. 12.00 WIB".
Json event_of(const Json& json, core::Zone zone) {
    const auto start = core::json::text(json, "start"), end = core::json::text(json, "end");
    if (start.size() < 16) return nullptr;
    const auto hour = [&](const std::string& moment) {
        return core::text::replace(moment.substr(11, 5), ":", ".") + " " + std::string(core::name(zone));
    };
    return {{"day", start.substr(0, 10)},
            {"time", hour(start) + " s.d. " + (end.size() < 16 ? "selesai" : hour(end))},
            {"place", core::json::text(json, "place")},
            {"agenda", core::json::text(json, "agenda")}};
}

void add_codes(Tx& tx, Parts& parts, const Json& json, bool copy, Content& content) {
    if (!json.is_array()) return;
    for (const auto& each : json) {
        const auto code = each.get<std::string>();
        if (code.starts_with('@')) {
            (copy ? content.copy_groups : content.groups).push_back(code.substr(1));
        } else if (const auto found = position(tx, parts, code)) {
            content.addressees.push_back({*found, "", copy});
        }
    }
}

}  // namespace

Content demo_content(Tx& tx, Parts& parts, const Json& json) {
    const auto kind = parts.styles.kind(tx, core::json::text(json, "kind"));
    if (!kind) throw core::Error("letters.error.incomplete", {{"kind", "letters.fault.kind", {}}});
    Content content;
    content.kind = kind->code;
    content.kind_version = kind->version;
    content.subject = core::json::text(json, "subject");
    content.classification = core::json::text(json, "classification");
    content.attachments = core::json::text(json, "attachments");
    content.access = classification::access_named(core::json::text(json, "access"));
    content.urgency = urgency_named(core::json::text(json, "urgency"));
    Json filled = json.value("parts", Json::object());
    for (const char* part : {"body", "closing"})
        if (const auto found = json.find(part); found != json.end()) filled[part] = *found;
    if (const auto event = json.find("event"); event != json.end()) filled["event"] = event_of(*event, parts.zone);
    content.parts = style::values_from(*kind, filled).take("letters.error.incomplete");
    if (const auto signer = position(tx, parts, core::json::text(json, "signer"))) content.signer = *signer;
    content.behalf = style::behalf_named(core::json::text(json, "behalf"));
    if (const auto initials = json.find("initials"); initials != json.end())
        for (const auto& each : *initials)
            if (const auto found = position(tx, parts, each.get<std::string>()))
                content.initials.push_back(*found);
    for (const auto& each : json.value("cosigners", Json::array()))
        if (const auto found = position(tx, parts, each.get<std::string>())) content.cosigners.push_back(*found);
    add_codes(tx, parts, json.value("recipients", Json::array()), false, content);
    add_codes(tx, parts, json.value("copies", Json::array()), true, content);
    return content_from(to_json(content), *kind).take("letters.error.incomplete");
}

namespace {

// Who holds the position as if signed in: the demo speaks with the rights of the position.
std::optional<Context> acting_as(Tx& tx, Parts& parts, const Context& ctx,
                                 const std::optional<directory::Position>& found) {
    if (!found) return std::nullopt;
    const auto holder = parts.directory.holder(tx, found->id, ctx.today());
    if (!holder) return std::nullopt;
    auto acting = ctx;
    acting.actor = {};
    acting.actor.kind = core::Actor::Kind::person;
    acting.actor.person = holder->person;
    acting.actor.person_name = holder->titled_name;
    acting.actor.seats = {{holder->appointment, holder->position, holder->unit, holder->capacity,
                           found->name, "", found->roles}};
    acting.actor.rights = {"letters.read", "letters.write", "signing.act", "signing.sign"};
    return acting;
}

}  // namespace

std::optional<Context> demo_seat(Tx& tx, Parts& parts, const Context& ctx, const std::string& code) {
    return acting_as(tx, parts, ctx, parts.directory.position_by_code(tx, code));
}

std::vector<std::filesystem::path> demo_files(const std::string& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code fault;
    for (const auto& entry : std::filesystem::directory_iterator(folder, fault))
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::optional<Asked> asked_now(Services& services, const Context& ctx, LetterId id) {
    auto& parts = services.parts;
    return parts.db.read([&](Tx& tx) -> std::optional<Asked> {
        const auto round = parts.rounds.current(tx, subject_of(id));
        for (const auto& step : round ? round->steps : std::vector<signing::Step>{})
            if (step.state == signing::StepState::active)
                if (auto acting = acting_as(tx, parts, ctx, parts.directory.position(tx, step.position)))
                    return Asked{step.kind, *std::move(acting)};
        return std::nullopt;
    });
}

namespace {

// Paraf and the first so many signatures; gives how many were given.
std::size_t signatures(Services& services, const Context& ctx, LetterId id, std::size_t wanted) {
    auto& rounds = services.parts.rounds;
    const core::Secret passphrase(std::string(signing::demo_passphrase));
    std::size_t given = 0;
    while (given < wanted) {
        const auto next = asked_now(services, ctx, id);
        if (!next) break;
        services.desk.opened(next->acting, id);
        if (next->kind == signing::StepKind::signature) {
            rounds.sign(next->acting, subject_of(id), passphrase);
            ++given;
        } else {
            rounds.pass(next->acting, subject_of(id), "");
        }
    }
    return given;
}

}  // namespace

void fill_demo(const Context& ctx, core::Demo& demo, Services& services) {
    auto& parts = services.parts;
    Wish any;
    if (parts.db.read([&](Tx& tx) { return parts.desk.count(tx, core::Actor::system(), any); }) > 0) return;
    const auto files = demo_files(demo.folder + "/naskah");
    std::vector<Json> letters;
    for (const auto& file : files) letters.push_back(core::json::parse(core::read_text(file).value_or("")));
    const auto plain = static_cast<std::size_t>(std::count_if(
        letters.begin(), letters.end(), [](const Json& json) { return !json.contains("signed"); }));
    std::size_t made = 0, submitted = 0, signed_by = 0, nth = 0;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto& json = letters[i];
        const bool draft = !json.contains("signed") && ++nth + left_as_drafts > plain;
        const auto acting =
            parts.db.read([&](Tx& tx) { return demo_seat(tx, parts, ctx, core::json::text(json, "drafter")); });
        if (!acting) {
            demo.say(files[i].filename().string() + ": penyusun tidak ditemukan, dilewati");
            continue;
        }
        try {
            auto content = parts.db.read([&](Tx& tx) { return demo_content(tx, parts, json); });
            const auto letter = services.draft.create(*acting, std::move(content));
            ++made;
            if (draft) continue;
            services.submit.send_up(*acting, letter.id, letter.version);
            ++submitted;
            signed_by += signatures(services, ctx, letter.id, json.value("signed", std::size_t{0}));
        } catch (const core::Error& error) {
            std::string fields;
            for (const auto& each : error.faults()) fields += " " + each.field + "(" + each.key + ")";
            demo.say(files[i].filename().string() + ": " + error.what() + fields);
        }
    }
    demo.say(std::to_string(made) + " naskah dibuat, " + std::to_string(submitted) + " diajukan, " +
             std::to_string(signed_by) + " tanda tangan diberikan");
    fill_demo_ink(ctx, demo, services);
}

}  // namespace letters
