// SPDX-License-Identifier: Apache-2.0
// What came in with a package, as its row keeps it.
#include "packages/domain/account.h"
#include "packages/domain/content.h"
#include "packages/domain/copies.h"

namespace packages {

using core::Json;

namespace {

Json day_or_null(const std::optional<core::Date>& day) { return day ? Json(core::iso(*day)) : Json(nullptr); }

std::optional<core::Date> day_in(const Json& json, const char* key) {
    const auto found = json.find(key);
    if (found == json.end() || !found->is_string()) return std::nullopt;
    return core::parse_date(found->get<std::string>());
}

Json item_json(const PackedItem& item) {
    return {{"subject", item.subject},   {"number", item.number},     {"letter_number", item.letter_number},
            {"title", item.title},       {"access", item.access},     {"stage", item.stage},
            {"amount", item.amount},     {"date", core::iso(item.date)}, {"outgoing", item.outgoing},
            {"incoming", item.incoming}, {"sender", item.sender},     {"signers", item.signers},
            {"receiver", item.receiver}, {"medium", item.medium},     {"condition", item.condition},
            {"digest", item.digest ? Json(item.digest->hex()) : Json(nullptr)}, {"bytes", item.bytes},
            {"volume", item.volume}, {"first", day_or_null(item.first)}, {"remark", item.remark}, {"dated", item.dated}};
}

PackedItem item_in(const Json& json) {
    PackedItem item;
    item.subject = core::json::text(json, "subject");
    item.number = json.at("number").get<int>();
    item.letter_number = core::json::text(json, "letter_number");
    item.title = core::json::text(json, "title");
    item.access = core::json::text(json, "access");
    item.stage = core::json::text(json, "stage");
    item.amount = core::json::text(json, "amount");
    item.date = core::parse_date(core::json::text(json, "date"));
    item.outgoing = json.at("outgoing").get<bool>();
    item.incoming = json.at("incoming").get<bool>();
    item.sender = core::json::text(json, "sender");
    item.receiver = core::json::text(json, "receiver");
    item.medium = core::json::text(json, "medium");
    item.condition = core::json::text(json, "condition");
    item.signers = json.at("signers").get<std::vector<std::string>>();
    if (json.at("digest").is_string()) item.digest = core::Digest::parse(json.at("digest").get<std::string>());
    item.bytes = json.at("bytes").get<std::uint64_t>();
    item.volume = json.value("volume", 1);   // kept before packages told of volumes
    item.first = day_in(json, "first");
    item.remark = json.value("remark", "");
    item.dated = json.value("dated", "");
    return item;
}

Json copy_json(const depot::DigitalCopy& copy) {
    Json json{{"id", copy.id}, {"media", copy.media}, {"bytes", copy.octets}, {"digest", copy.digest.hex()},
              {"looked", copy.looked}, {"made_by", copy.made_by}, {"made", core::iso(copy.made)},
              {"checked_by", copy.checked_by}, {"note", copy.note}, {"checked", copy.checked.ms}, {"found", copy.found}};
    for (const auto& each : copy_texts) json[each.name] = copy.*each.of;
    for (const auto& each : copy_numbers) json[each.name] = copy.*each.of;
    return json;
}

depot::DigitalCopy copy_in(const Json& json) {
    depot::DigitalCopy copy;
    copy.id = core::json::text(json, "id");
    copy.media = core::json::text(json, "media");
    copy.octets = json.at("bytes").get<std::int64_t>();
    copy.digest = core::Digest::parse(core::json::text(json, "digest"));
    copy.looked = json.at("looked").get<bool>();
    copy.made_by = core::json::text(json, "made_by");
    copy.made = core::parse_date(core::json::text(json, "made"));
    copy.checked_by = core::json::text(json, "checked_by");
    copy.note = core::json::text(json, "note");
    copy.checked = {json.at("checked").get<std::int64_t>()};
    copy.found = json.at("found").get<std::vector<std::string>>();
    for (const auto& each : copy_texts) copy.*each.of = core::json::text(json, each.name);
    for (const auto& each : copy_numbers) copy.*each.of = json.at(each.name).get<int>();
    return copy;
}

Json seal_json(const depot::SealOfCopies& seal) {
    return {{"sums", seal.sums}, {"cms", core::base64(seal.cms)}, {"office", seal.office}, {"at", seal.at.ms}};
}

depot::SealOfCopies seal_in(const Json& json) {
    depot::SealOfCopies seal;
    seal.sums = core::json::text(json, "sums");
    seal.cms = core::unbase64(core::json::text(json, "cms"));
    seal.office = core::json::text(json, "office");
    seal.at = {json.at("at").get<std::int64_t>()};
    return seal;
}

Json beside_json(const Beside& beside) {
    return {{"kind", name(beside.kind)}, {"item", beside.item},     {"of", beside.of},
            {"told", beside.told},       {"media", beside.media},   {"ending", beside.ending},
            {"digest", beside.digest.hex()}, {"bytes", beside.bytes}};
}

Beside beside_in(const Json& json) {
    Beside beside;
    beside.kind = beside_kind(core::json::text(json, "kind"));
    beside.item = json.at("item").get<int>();
    beside.of = core::json::text(json, "of");
    beside.told = core::json::text(json, "told");
    beside.media = core::json::text(json, "media");
    beside.ending = core::json::text(json, "ending");
    beside.digest = core::Digest::parse(core::json::text(json, "digest"));
    beside.bytes = json.at("bytes").get<std::uint64_t>();
    return beside;
}

Json account_json(const archive::Account& account) {
    Json told = Json::array(), volumes = Json::array();
    for (const auto& each : told_of(account)) told.push_back({{"kind", each.kind}, {"values", each.values}});
    for (const auto& on : account.volumes) volumes.push_back(core::iso(on));
    return {{"fiscal_year", account.fiscal_year}, {"volumes", std::move(volumes)}, {"scheme", account.scheme},
            {"definitive", account.definitive},   {"person", account.person},      {"nip", account.nip},
            {"told", std::move(told)}};
}

archive::Account account_in(const Json& json) {
    archive::Account account;
    account.fiscal_year = json.at("fiscal_year").get<int>();
    for (const auto& on : json.at("volumes")) account.volumes.push_back(core::parse_date(on.get<std::string>()));
    account.scheme = core::json::text(json, "scheme");
    account.definitive = core::json::text(json, "definitive");
    account.person = core::json::text(json, "person");
    account.nip = core::json::text(json, "nip");
    for (const auto& each : json.at("told"))
        tell(account, {core::json::text(each, "kind"), each.at("values").get<std::map<std::string, std::string>>()});
    return account;
}

}  // namespace

Json to_json(const Content& content) {
    Json items = Json::array(), history = Json::array(), copies = Json::array(), besides = Json::array(),
         seals = Json::array();
    for (const auto& seal : content.seals) seals.push_back(seal_json(seal));
    for (const auto& beside : content.besides) besides.push_back(beside_json(beside));
    for (const auto& item : content.items) items.push_back(item_json(item));
    for (const auto& copy : content.copies) copies.push_back(copy_json(copy));
    for (const auto& each : content.history)
        history.push_back({{"type", each.type}, {"act", each.act}, {"object", each.object}, {"who", each.who},
                           {"position", each.position}, {"at", each.at.ms}, {"number", each.number}, {"trail", each.trail}});
    return {{"id", content.id},         {"agency", content.agency},       {"dossier", content.dossier},
            {"unit", content.unit},     {"number", content.number},       {"code", content.code},
            {"code_name", content.code_name}, {"title", content.title},   {"place", content.place},
            {"access", content.access}, {"opened", core::iso(content.opened)}, {"closed", day_or_null(content.closed)},
            {"fate", content.fate},     {"rule", content.rule},           {"receiver", content.receiver},
            {"purpose", content.purpose}, {"creator", content.creator},
            {"part", content.part},       {"parts", content.parts},
            {"items", std::move(items)}, {"history", std::move(history)}, {"copies", std::move(copies)},
            {"seals", std::move(seals)},
            {"besides", std::move(besides)}, {"account", account_json(content.account)}, {"held", content.held}};
}

std::vector<Beside> besides_in(const Json& json) {
    std::vector<Beside> all;
    if (json.contains("besides"))
        for (const auto& beside : json.at("besides")) all.push_back(beside_in(beside));
    return all;
}

Content content_of(const Json& json) {
    Content content;
    const std::pair<const char*, std::string Content::*> texts[] = {
        {"id", &Content::id},           {"agency", &Content::agency},   {"dossier", &Content::dossier},
        {"unit", &Content::unit},       {"number", &Content::number},   {"code", &Content::code},
        {"code_name", &Content::code_name}, {"title", &Content::title}, {"place", &Content::place},
        {"access", &Content::access},   {"fate", &Content::fate},       {"rule", &Content::rule},
        {"receiver", &Content::receiver}, {"purpose", &Content::purpose}, {"creator", &Content::creator}};
    for (const auto& [key, field] : texts) content.*field = core::json::text(json, key);
    content.opened = core::parse_date(core::json::text(json, "opened"));
    content.closed = day_in(json, "closed");
    content.part = json.at("part").get<int>();
    content.parts = json.at("parts").get<int>();
    for (const auto& item : json.at("items")) content.items.push_back(item_in(item));
    if (json.contains("copies"))   // kept before packages had any
        for (const auto& copy : json.at("copies")) content.copies.push_back(copy_in(copy));
    if (json.contains("seals"))
        for (const auto& seal : json.at("seals")) content.seals.push_back(seal_in(seal));
    content.besides = besides_in(json);
    if (json.contains("account")) content.account = account_in(json.at("account"));
    content.held = json.value("held", false);
    for (const auto& each : json.at("history")) {
        Happening made;
        made.type = core::json::text(each, "type");
        made.act = core::json::text(each, "act");
        made.object = core::json::text(each, "object");
        made.who = core::json::text(each, "who");
        made.position = core::json::text(each, "position");
        made.at = {each.at("at").get<std::int64_t>()};
        made.number = each.at("number").get<std::int64_t>();
        made.trail = core::json::text(each, "trail");
        content.history.push_back(std::move(made));
    }
    return content;
}

}  // namespace packages
