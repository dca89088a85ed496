// SPDX-License-Identifier: Apache-2.0
// PREMIS 3: files with their fixity, what the trail tells of them, and who did it.
#include <map>
#include <set>

#include "core/base/json.h"
#include "packages/domain/copies.h"
#include "packages/domain/documents.h"
#include "packages/domain/xml.h"

namespace packages {
namespace {

using xml::attribute;
using xml::child;
using xml::text;

void identifier(xml::Node in, const std::string& of, const std::string& type, const std::string& value) {
    auto made = child(in, (of + "Identifier").c_str());
    text(made, (of + "IdentifierType").c_str(), type);
    text(made, (of + "IdentifierValue").c_str(), value);
}

xml::Node object(xml::Node root, const char* type, const std::string& subject) {
    auto made = attribute(child(root, "object"), "xsi:type", type);
    identifier(made, "object", "naskah", subject);
    return made;
}

void characteristics(xml::Node of, const core::Digest& digest, std::uint64_t bytes, const std::string& media,
                     const std::string& name) {
    auto character = child(of, "objectCharacteristics");
    auto fixity = child(character, "fixity");
    text(fixity, "messageDigestAlgorithm", "SHA-256");
    text(fixity, "messageDigest", digest.hex());
    text(character, "size", std::to_string(bytes));
    text(child(child(character, "format"), "formatDesignation"), "formatName", media);
    text(of, "originalName", name);
}

void file(xml::Node root, const PackedItem& item) {
    characteristics(object(root, "file", item.subject), *item.digest, item.bytes, "application/pdf", item.file());
}

void property(xml::Node of, const char* name, const std::string& value) {
    auto made = child(of, "significantProperties");
    text(made, "significantPropertiesType", name);
    text(made, "significantPropertiesValue", value);
}

void copy_file(xml::Node root, const Content& content, const depot::DigitalCopy& copy) {
    auto made = object(root, "file", subject_of(copy));
    const auto tell = [&](const char* name, const std::string& value) { property(made, name, value); };
    for (const auto& each : copy_texts)
        if (!(copy.*each.of).empty()) tell(each.name, copy.*each.of);
    for (const auto& each : copy_numbers)
        if (copy.*each.of > 0) tell(each.name, std::to_string(copy.*each.of));
    if (copy.looked) tell(copy_looked, "ya");
    characteristics(made, copy.digest, static_cast<std::uint64_t>(copy.octets), copy.media, file_of(copy));
    auto relation = child(made, "relationship");
    text(relation, "relationshipType", "derivation");
    text(relation, "relationshipSubType", "has source");
    identifier(relation, "relatedObject", "naskah", shown_by(content, copy));
}

// The list of digests, and the seal over it and so over those copies.
void copy_seal(xml::Node root, const Content& content, const depot::SealOfCopies& seal) {
    const auto id = seal.id(), list = std::string(sums_prefix) + id;
    characteristics(object(root, "file", list), core::sha256(seal.sums), seal.sums.size(), sums_media, seal_file(id, sums_ending));
    auto made = object(root, "file", std::string(seal_prefix) + id);
    characteristics(made, core::sha256(seal.cms), seal.cms.size(), seal_media, seal_file(id, seal_ending));
    auto relation = child(made, "relationship");
    text(relation, "relationshipType", "reference");
    text(relation, "relationshipSubType", "documents");
    identifier(relation, "relatedObject", "naskah", list);
    for (const auto& copy : content.copies)
        if (copy.seal == id) identifier(relation, "relatedObject", "naskah", subject_of(copy));
}

// What it is to the item, by the vocabularies of relationshipType and relationshipSubType.
std::pair<const char*, const char*> relation_of(BesideKind kind) {
    switch (kind) {
        case BesideKind::grown: return {"derivation", "has source"};
        case BesideKind::proof: return {"reference", "documents"};
        case BesideKind::attachment: return {"structural", "is part of"};
        case BesideKind::original: return {"derivation", "is source of"};
        case BesideKind::report: return {"reference", "documents"};
    }
    return {"reference", "documents"};
}

void beside_file(xml::Node root, const Beside& beside) {
    auto made = object(root, "file", beside.subject());
    const auto tell = [&](const char* name, const std::string& value) { property(made, name, value); };
    tell(beside_item, std::to_string(beside.item));
    if (!beside.told.empty()) tell(beside_told, beside.told);
    characteristics(made, beside.digest, beside.bytes, beside.media, beside.file());
    const auto [type, kind] = relation_of(beside.kind);
    auto relation = child(made, "relationship");
    text(relation, "relationshipType", type);
    text(relation, "relationshipSubType", kind);
    identifier(relation, "relatedObject", "naskah", beside.of);
}

// By who did what; names agents as they come.
class Events {
  public:
    Events(xml::Node root, const Content& content) : root_(root), content_(content) {}

    void trail(const Happening& told) {
        const auto who = told.who + (told.who.empty() || told.position.empty() ? "" : ", " + told.position);
        auto event = begun(told.trail.empty() ? "naskah-trail" : told.trail, std::to_string(told.number), told.type,
                           core::iso(told.at), told.act);
        end(event, who, told.object.empty() ? content_.dossier : told.object);
    }
    // Each file is hashed while it is packed, and one that is not what was filed ends the package.
    void checked(const std::string& name, const std::string& subject) {
        auto event = begun("naskah-package", content_.id + "/" + name, "fixity check", core::iso(content_.made), "SHA-256");
        text(child(event, "eventOutcomeInformation"), "eventOutcome", "pass");
        end(event, {}, subject);
    }
    // Made by one, looked at and accepted by another.
    void digitised(const depot::DigitalCopy& copy) {
        const auto subject = subject_of(copy);
        end(begun(copy_events, copy.id + "/creation", "creation", core::iso(copy.made), copy.method), copy.made_by, subject);
        if (copy.checked_by.empty()) return;
        auto event = begun(copy_events, copy.id + "/validation", "validation", core::iso(copy.checked), copy.note);
        auto outcome = child(event, "eventOutcomeInformation");
        text(outcome, "eventOutcome", "pass");
        for (const auto& each : copy.found) text(child(outcome, "eventOutcomeDetail"), "eventOutcomeDetailNote", each);
        end(event, copy.checked_by, subject);
    }
    // What was found when the file came in, by this house; of one that brought its own the file beside tells.
    void judged(const Beside& beside) {
        const auto told = core::json::parse(beside.text);
        const auto indication = core::json::text(told, "indication");
        auto event = begun("naskah-signatures", beside.subject(), "digital signature validation",
                           core::json::text(told, "judged_at"), "EN 319 102-1");
        auto outcome = child(event, "eventOutcomeInformation");
        text(outcome, "eventOutcome", indication == "TOTAL-PASSED" ? "pass" : indication == "TOTAL-FAILED" ? "fail" : "warning");
        const auto note = [&](const std::string& words) { text(child(outcome, "eventOutcomeDetail"), "eventOutcomeDetailNote", words); };
        note(indication);
        note(core::json::text(told, "sentence"));
        for (const auto& one : told.at("signatures")) {
            const auto signer = core::json::text(one, "signer"), at = core::json::text(one, "time_proven");
            note(signer + ": " + core::json::text(one, "indication") + ", " + core::json::text(one, "level") + (at.empty() ? "" : ", " + at));
        }
        for (const auto& fault : told.at("faults")) note(fault.get<std::string>());
        end(event, {}, beside.of);
        identifier(event, "linkingObject", "naskah", beside.subject());
    }
    void sealed(const depot::SealOfCopies& seal) {
        const auto id = seal.id();
        auto event = begun(seal_events, id, "digital signature generation", core::iso(seal.at), "CMS");
        offices_.insert(seal.office);
        end(event, seal.office, std::string(seal_prefix) + id);
        for (const auto& copy : content_.copies)
            if (copy.seal == id) identifier(event, "linkingObject", "naskah", subject_of(copy));
    }
    void agents() {
        for (const auto& [who, id] : agents_) {
            auto agent = child(root_, "agent");
            identifier(agent, "agent", "local", id);
            text(agent, "agentName", who);
            text(agent, "agentType", who.starts_with("Naskah ") ? "software" : offices_.contains(who) ? "organization" : "person");
        }
    }

  private:
    xml::Node begun(const std::string& kind, const std::string& id, const std::string& type, const std::string& when,
                    const std::string& detail) {
        auto event = child(root_, "event");
        identifier(event, "event", kind, id);
        text(event, "eventType", type);
        text(event, "eventDateTime", when);
        if (!detail.empty()) text(child(event, "eventDetailInformation"), "eventDetail", detail);
        return event;
    }
    // `who` "": the program.
    void end(xml::Node event, const std::string& who, const std::string& object) {
        const auto name = who.empty() ? "Naskah " + content_.software_version : who;
        const auto id = agents_.emplace(name, "agent-" + std::to_string(agents_.size() + 1)).first->second;
        identifier(event, "linkingAgent", "local", id);
        identifier(event, "linkingObject", "naskah", object);
    }

    xml::Node root_;
    const Content& content_;
    std::map<std::string, std::string> agents_;   // name and seat, id
    std::set<std::string> offices_;
};

}  // namespace

std::string premis(const Content& content) {
    pugi::xml_document document;
    auto root = child(document, "premis");
    attribute(root, "xmlns", "http://www.loc.gov/premis/v3");
    attribute(root, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    attribute(root, "version", "3.0");
    object(root, "intellectualEntity", content.dossier);
    for (const auto& item : content.items)
        if (item.digest) file(root, item);
        else object(root, "intellectualEntity", item.subject);
    for (const auto& copy : content.copies) copy_file(root, content, copy);
    for (const auto& seal : content.seals) copy_seal(root, content, seal);
    for (const auto& beside : content.besides) beside_file(root, beside);
    Events events(root, content);
    for (const auto& each : content.history) events.trail(each);
    for (const auto& copy : content.copies) events.digitised(copy);
    for (const auto& seal : content.seals) events.sealed(seal);
    for (const auto& beside : content.besides)
        if (beside.kind == BesideKind::report && !beside.text.empty()) events.judged(beside);
    for (const auto& item : content.items)
        if (item.digest) events.checked(std::to_string(item.number), item.subject);
    for (const auto& copy : content.copies) events.checked(copy.id, subject_of(copy));
    for (const auto& beside : content.besides) events.checked(beside.file(), beside.subject());
    events.agents();
    return xml::whole(document);
}

}  // namespace packages
