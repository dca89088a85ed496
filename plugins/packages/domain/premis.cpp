// SPDX-License-Identifier: Apache-2.0
// PREMIS 3: files with their fixity, what the trail tells of them, and who did it.
#include <map>

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

void file(xml::Node root, const PackedItem& item) {
    auto made = object(root, "file", item.subject);
    auto character = child(made, "objectCharacteristics");
    auto fixity = child(character, "fixity");
    text(fixity, "messageDigestAlgorithm", "SHA-256");
    text(fixity, "messageDigest", item.digest->hex());
    text(character, "size", std::to_string(item.bytes));
    text(child(child(character, "format"), "formatDesignation"), "formatName", "application/pdf");
    text(made, "originalName", item.file());
}

// Each file is hashed while it is packed, and one that is not what was filed ends the package.
void checked(xml::Node root, const Content& content, const std::string& agent) {
    for (const auto& item : content.items) {
        if (!item.digest) continue;
        auto event = child(root, "event");
        identifier(event, "event", "naskah-package", content.id + "/" + std::to_string(item.number));
        text(event, "eventType", "fixity check");
        text(event, "eventDateTime", core::iso(content.made));
        text(child(event, "eventDetailInformation"), "eventDetail", "SHA-256");
        text(child(event, "eventOutcomeInformation"), "eventOutcome", "pass");
        identifier(event, "linkingAgent", "local", agent);
        identifier(event, "linkingObject", "naskah", item.subject);
    }
}

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
    std::map<std::string, std::string> agents;   // name and seat, id
    const auto software = "Naskah " + content.software_version;
    for (const auto& each : content.history) {
        auto event = child(root, "event");
        identifier(event, "event", each.trail.empty() ? "naskah-trail" : each.trail, std::to_string(each.number));
        text(event, "eventType", each.type);
        text(event, "eventDateTime", core::iso(each.at));
        text(child(event, "eventDetailInformation"), "eventDetail", each.act);
        const auto who = each.who.empty() ? software
                                          : each.who + (each.position.empty() ? "" : ", " + each.position);
        const auto id = agents.emplace(who, "agent-" + std::to_string(agents.size() + 1)).first->second;
        identifier(event, "linkingAgent", "local", id);
        identifier(event, "linkingObject", "naskah", each.object.empty() ? content.dossier : each.object);
    }
    checked(root, content, agents.emplace(software, "agent-" + std::to_string(agents.size() + 1)).first->second);
    for (const auto& [who, id] : agents) {
        auto agent = child(root, "agent");
        identifier(agent, "agent", "local", id);
        text(agent, "agentName", who);
        text(agent, "agentType", who.starts_with("Naskah ") ? "software" : "person");
    }
    return xml::whole(document);
}

}  // namespace packages
