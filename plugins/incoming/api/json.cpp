// SPDX-License-Identifier: Apache-2.0
#include "incoming/api/json.h"

#include "letters/newer.h"

namespace incoming::api {

using core::Json;

namespace {

template <class T>
Json when(const std::optional<T>& at) {
    return at ? Json(core::iso(*at)) : Json(nullptr);
}

// What the row said before; only what was other.
Json correction_json(const Correction& each) {
    Json was = Json::object();
    if (each.sender) was["sender"] = *each.sender;
    if (each.number) was["number"] = *each.number;
    if (each.date) was["date"] = core::iso(*each.date);
    if (each.reply_by) was["reply_by"] = when(*each.reply_by);
    if (each.subject) was["subject"] = *each.subject;
    return {{"at", core::iso(each.at)}, {"person", each.person_name}, {"position_name", each.position_name},
            {"reason", each.reason}, {"was", std::move(was)}};
}

Json moved_json(const std::optional<deadlines::MovedDay>& moved) {
    return moved ? Json(core::iso(moved->first)) : Json(nullptr);
}

}  // namespace

Json marked_json(const std::optional<Marked>& marked) {
    if (!marked) return nullptr;
    return {{"mark", name(marked->mark)}, {"note", marked->note}, {"by", marked->by}, {"at", core::iso(marked->at)}};
}

Json line_json(const Line& line) {
    return {{"id", line.id.text()},
            {"agenda", line.agenda},
            {"sender", line.sender},
            {"number", line.number},
            {"date", core::iso(line.date)},
            {"received", core::iso(line.received)},
            {"subject", line.subject},
            {"position_name", line.position_name},
            {"state", name(line.state)},
            {"copy", line.copy},
            {"access", classification::name(line.access)},
            {"urgency", letters::name(line.urgency)},
            {"due", when(line.due)},
            {"first_due", moved_json(line.moved)},
            {"reply_by", when(line.reply_by)},
            {"held_by", line.held},
            {"marked", marked_json(line.marked)},
            {"prepared", line.prepared},
            {"personal", line.personal},
            {"newer", letters::newer_json(line.newer)}};
}

Json branch_json(const Branch& branch) {
    return {{"id", branch.id.text()},
            {"position", branch.position.text()},
            {"position_name", branch.position_name},
            {"responsible", branch.responsible},
            {"state", name(branch.state)},
            {"due", when(branch.due)},
            {"given_at", core::iso(branch.given_at)},
            {"read_at", when(branch.read_at)},
            {"reported_at", when(branch.reported_at)},
            {"report", branch.report},
            {"person", branch.person},
            {"reply", branch.reply},
            {"part", name(branch.part())},
            {"instructions", branch.instructions},
            {"task", branch.task},
            {"percent", branch.percent},
            {"result", branch.result ? Json(branch.result->text()) : Json(nullptr)},
            {"reason", branch.reason},
            {"taken_from", branch.taken_from ? Json(branch.taken_from->text()) : Json(nullptr)}};
}

Json given_json(const GivenLine& line) {
    auto json = branch_json(line.branch);
    for (const char* not_listed : {"task", "result", "reason", "taken_from"}) json.erase(not_listed);
    json["incoming"] = line.branch.entry.text();
    json["giver_name"] = line.giver_name;
    json["instructions"] = line.instructions;
    json["note"] = line.note;
    json["subject"] = line.subject;
    json["number"] = line.number;
    json["sender"] = line.sender;
    json["agenda"] = line.agenda;
    json["newer"] = letters::newer_json(line.newer);
    return json;
}

Json entry_json(const Entry& entry) {
    return {{"id", entry.id.text()},
            {"agenda", entry.agenda},
            {"sender", entry.sender},
            {"number", entry.number},
            {"date", core::iso(entry.date)},
            {"received", core::iso(entry.received)},
            {"subject", entry.subject},
            {"classification", entry.classification},
            {"access", classification::name(entry.access)},
            {"urgency", letters::name(entry.urgency)},
            {"position", entry.position.text()},
            {"position_name", entry.position_name},
            {"copy", entry.copy},
            {"copy_of", entry.copy_of ? Json(entry.copy_of->text()) : Json(nullptr)},
            {"reply_by", when(entry.reply_by)},
            {"personal", entry.person.has_value()},
            {"letter", entry.letter ? Json(entry.letter->text()) : Json(nullptr)},
            {"sha256", entry.bytes.hex()},
            {"pages", entry.pages},
            {"state", name(entry.state)},
            {"read_at", when(entry.read_at)},
            {"read_by", entry.read_by},
            {"closed_at", when(entry.closed_at)},
            {"close_note", entry.close_note}};
}

namespace {

Json dispositions_json(const Whole& whole) {
    Json given = Json::array();
    for (const auto& each : whole.dispositions) {
        Json branches = Json::array();
        for (const auto& branch : each.branches) {
            auto one = branch_json(branch);
            auto& files = one["files"] = Json::array();
            if (const auto at = whole.files.find(branch.id); at != whole.files.end())
                for (const auto& file : at->second)
                    files.push_back({{"id", file.id.text()}, {"name", file.name}, {"type", file.type}, {"size",
                        file.size}});
            branches.push_back(std::move(one));
        }
        given.push_back({{"id", each.id.text()},
                         {"parent", each.parent ? Json(each.parent->text()) : Json(nullptr)},
                         {"giver", each.giver.text()},
                         {"giver_name", each.giver_name},
                         {"giver_person", each.giver_person},
                         {"given_at", core::iso(each.given_at)},
                         {"instructions", each.instructions},
                         {"note", each.note},
                         {"due", when(each.due)},
                         {"access", classification::name(each.access)},
                         {"urgency", letters::name(each.urgency)},
                         {"prepared_by", each.prepared_by},
                         {"veiled", each.veiled},
                         {"branches", std::move(branches)}});
    }
    return given;
}

// What was proposed, corrected or said of it to put it right.
void righted_in(Json& json, const Whole& whole) {
    json["proposed_class"] = nullptr;
    if (whole.proposed)
        json["proposed_class"] = {{"access", classification::name(whole.proposed->access)},
                                  {"reason", whole.proposed->reason},
                                  {"person", whole.proposed->person_name},
                                  {"position_name", whole.proposed->position_name},
                                  {"at", core::iso(whole.proposed->at)}};
    auto& corrections = json["corrections"] = Json::array();
    for (const auto& each : whole.corrections) corrections.push_back(correction_json(each));
    json["duplicate_of"] = whole.duplicate_of;
    auto& duplicates = json["duplicates"] = Json::array();
    for (const auto& [_, agenda] : whole.duplicates) duplicates.push_back(agenda);
}

}  // namespace

Json whole_json(const Whole& whole, const core::words::Catalog& words) {
    auto json = entry_json(whole.entry);
    json["dispositions"] = dispositions_json(whole);
    auto& held = json["held_by"] = Json::array();
    for (const auto& each : whole.now) held.push_back(each.position_name);
    json["newer"] = letters::newer_json(whole.newer);
    json["invitation"] = nullptr;
    if (whole.invitation)
        json["invitation"] = {{"day", core::iso(whole.invitation->day)},
                              {"hours", whole.invitation->time},
                              {"place", whole.invitation->place},
                              {"matter", whole.invitation->matter}};
    auto& answers = json["answers"] = Json::array();
    for (const auto& each : whole.answers)
        answers.push_back({{"relation", letters::name(each.how)},
                           {"letter", each.letter.text()},
                           {"number", each.number},
                           {"date", core::iso(each.date)},
                           {"subject", each.title}});
    auto& attachments = json["attachments"] = Json::array();
    for (const auto& each : whole.attachments)
        attachments.push_back({{"name", each.name}, {"media", each.media}, {"sha256", each.bytes.hex()}});
    json["signatures"] = nullptr;
    if (whole.foreign) {
        auto& told = json["signatures"] = signing::json_of(*whole.foreign, words);
        told.erase("report");
        if (whole.foreign->judged_at == core::Instant{}) told["judged_at"] = nullptr;
        told["keeping"] = signing::name(whole.foreign->keeping);
        told["kept"] = signing::kept_sentence(*whole.foreign, words);
    }
    json["receipt"] = nullptr;
    if (whole.receipt)
        json["receipt"] = {{"address", whole.receipt->address},
                           {"state", name(whole.receipt->state)},
                           {"reason", whole.receipt->reason.empty() ? Json(nullptr) : Json(whole.receipt->reason)}};
    auto& now = json["now"] = Json::array();
    for (const auto& each : whole.now)
        now.push_back({{"position_name", each.position_name}, {"person", each.person}, {"since", core::iso(each.since)},
                       {"due", when(each.due)}, {"first_due", moved_json(each.moved)}});
    json["prepared"] = nullptr;
    if (whole.prepared)
        json["prepared"] = {{"person", whole.prepared->person_name}, {"position_name", whole.prepared->position_name},
                            {"at", core::iso(whole.prepared->at)}, {"wish", whole.prepared->wish}};
    righted_in(json, whole);
    json["moved_to"] = whole.moved_to;
    json["moved_from"] = whole.moved_from;
    json["copied_to"] = whole.copied_to;
    json["marked"] = marked_json(whole.marked);
    json["may_dispose"] = whole.may_dispose;
    json["may_close"] = whole.may_close;
    return json;
}

}  // namespace incoming::api
