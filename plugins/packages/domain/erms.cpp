// SPDX-License-Identifier: Apache-2.0
// ERMS 3.0: the dossier is an aggregation, its items are records.
#include <algorithm>

#include "packages/domain/account.h"
#include "packages/domain/copies.h"
#include "packages/domain/documents.h"
#include "packages/domain/xml.h"

namespace packages {
namespace {

using xml::attribute;
using xml::child;
using xml::text;
using xml::text_if;

void agent(xml::Node in, const char* kind, const std::string& name) {
    text(attribute(child(in, "agent"), "agentType", kind), "name", name);
}

void date(xml::Node in, const char* kind, core::Date day) {
    attribute(text(in, "date", xml::moment(day)), "dateType", kind);
}

void note(xml::Node in, const char* kind, const std::string& said) {
    if (!said.empty()) attribute(text(in, "note", said), "noteType", kind);
}

constexpr const char* scheme_id = "skema";

void control(xml::Node root, const Content& content) {
    auto control = child(root, "control");
    attribute(text(control, "identification", content.id), "identificationType", "package");
    if (!content.account.scheme.empty()) {
        auto scheme = attribute(child(control, "classificationSchema"), "classificationSchemaId", scheme_id);
        text(child(scheme, "textualDescriptionOfClassificationSchema"), "p", content.account.scheme);
    }
    auto kept = child(control, "maintenanceInformation");
    attribute(child(kept, "maintenanceStatus"), "value", "new");
    text(child(kept, "maintenanceAgency"), "agencyName", content.agency);
    auto event = child(child(kept, "maintenanceHistory"), "maintenanceEvent");
    attribute(child(event, "eventType"), "value", "created");
    text(event, "eventDateTime", core::iso(content.made));
    agent(event, "creator", content.agency);
}

void disposal(xml::Node in, const Content& content) {
    if (!content.closed && !content.active_until && !content.inactive_until) return;
    auto disposal = attribute(child(in, "disposal"), "disposable", content.fate == "musnah" ? "true" : "false");
    const auto& rule = content.account.rule;
    if (rule) text_if(disposal, "disposalScheduleId", rule->edition);
    text(disposal, "disposalAction", content.fate);
    if (rule) text(disposal, "disposalPeriod", std::to_string(rule->active_years) + " + " + std::to_string(rule->inactive_years));
    text_if(disposal, "disposalMandate", content.rule);
    auto dates = child(disposal, "dates");
    const auto due = [&](const char* kind, core::Date day) {
        return attribute(text(dates, "disposalDate", xml::moment(day)), "dateType", kind);
    };
    if (content.closed) due("retention_period_start", *content.closed);
    if (content.active_until)
        attribute(due("other_date", *content.active_until), "otherDisposalDateType", "active_until");
    if (content.inactive_until) due("retention_period_end", *content.inactive_until);
}

void appendix(xml::Node in, const std::string& name, const std::string& media, const std::string& path) {
    auto made = child(in, "appendix");
    attribute(made, "name", name);
    attribute(made, "fileFormat", media);
    attribute(made, "path", path + name);
}

void files(xml::Node record, const Content& content, const PackedItem& item) {
    auto information = child(record, "additionalInformation");
    if (item.digest) appendix(information, item.file(), "application/pdf", "representations/rep1/data/");
    for (const auto& copy : content.copies)
        if (copy.item == item.number) appendix(information, file_of(copy), copy.media, std::string(copies_at) + "data/");
    for (const auto& seal : content.seals) {
        const auto id = seal.id();
        if (std::none_of(content.copies.begin(), content.copies.end(), [&](const auto& copy) { return copy.item == item.number && copy.seal == id; }))
            continue;
        appendix(information, seal_file(id, sums_ending), sums_media, std::string(seals_at));
        appendix(information, seal_file(id, seal_ending), seal_media, std::string(seals_at));
    }
    for (const auto& beside : content.besides)
        if (beside.item == item.number) appendix(information, beside.file(), beside.media, std::string(besides_at) + "data/");
    if (!information.first_child()) record.remove_child(information);
}

void record(xml::Node in, const Content& content, const PackedItem& item) {
    auto record = child(in, "record");
    attribute(record, "systemIdentifier", item.subject);
    attribute(record, "recordPhysicalOrDigital", !item.digest ? "physical" : item.medium == "hibrida" ? "physical_and_digital" : "digital");
    text(record, "objectId", item.subject);
    if (!item.letter_number.empty())
        attribute(text(record, "extraId", item.letter_number), "extraIdType", "nomor_naskah");
    text(record, "securityClass", item.access);
    attribute(text(record, "classification", content.code_name), "classificationCode", content.code);
    text(record, "parentAggregationId", content.dossier);
    text(record, "title", item.title);
    text(record, "runningNumber", std::to_string(item.number));
    if (item.outgoing || item.incoming)
        attribute(child(record, "direction"), "directionDefinition", item.outgoing ? "outgoing" : "incoming");
    if (!item.signers.empty() || !item.sender.empty() || !item.receiver.empty()) {
        auto agents = child(record, "agents");
        for (std::size_t at = 0; at < item.signers.size(); ++at)
            agent(agents, at == 0 ? "main_signatory" : "other_signatory", item.signers[at]);
        if (!item.sender.empty()) agent(agents, "sender", item.sender);
        if (!item.receiver.empty()) agent(agents, "recipient", item.receiver);
    }
    text_if(record, "description", item.remark);
    auto dates = child(record, "dates");
    date(dates, "originated", item.date);
    if (item.first) date(dates, "start", *item.first);
    auto notes = child(record, "notes");
    note(notes, "tingkat_perkembangan", item.stage);
    note(notes, "media", item.medium);
    note(notes, "kondisi", item.condition);
    note(notes, "jumlah", item.amount);
    note(notes, "tanggal_edtf", item.dated);   // dates above are of the type xs:dateTime
    if (item.volume > 1) note(notes, "jilid", std::to_string(item.volume));
    if (!item.signers.empty())
        attribute(child(child(record, "eSignatures"), "eSignature"), "present", "true");
    files(record, content, item);
}

void dates(xml::Node in, const Content& content) {
    auto all = child(in, "dates");
    date(all, "opened", content.opened);
    if (content.first) date(all, "start", *content.first);
    if (content.last) date(all, "end", *content.last);
    if (content.closed) date(all, "closed", *content.closed);
}

void relations(xml::Node in, const Content& content) {
    for (const auto& each : content.account.references)
        attribute(text(in, "relation", each.dossier), "relationType", each.from_here ? "reference" : "referenced_by");
}

// For readers of ERMS the basis and the reason; what a mark says otherwise stands in our own element.
void restrictions(xml::Node in, const Content& content) {
    const auto& account = content.account;
    for (const auto& mark : account.marks) {
        auto made = attribute(child(in, "restriction"), "restrictionType", "other_type");
        attribute(made, "otherRestrictionType", mark.kind);
        text_if(made, "explanatoryText", mark.reason);
        text(made, "regulation", mark.kind == "vital" ? "Peraturan Kepala ANRI Nomor 6 Tahun 2005"
                                                      : "Peraturan Kepala ANRI Nomor 41 Tahun 2015");
    }
    if (account.person.empty()) return;
    auto made = attribute(child(in, "restriction"), "restrictionType", "gdpr");
    text(made, "regulation", "Undang-Undang Nomor 27 Tahun 2022");
    auto person = attribute(child(made, "agent"), "agentType", "other");
    attribute(person, "otherAgentType", person_agent);
    text(person, "name", account.person);
    if (!account.nip.empty()) attribute(text(person, "idNumber", account.nip), "idNumberType", "NIP");
}

// ERMS gives elements of one's own names and values.
void own_elements(xml::Node in, const Content& content) {
    const auto all = told_of(content.account);
    if (all.empty()) return;
    auto own = child(child(in, "additionalInformation"), "ownElement");
    text(own, "ownElementDescription", "Naskah");
    for (const auto& told : all) {
        auto properties = child(attribute(child(own, "ownElement"), "name", told.kind), "property");
        for (const auto& [name, value] : told.values) text(attribute(child(properties, "attribute"), "name", name), "value", value);
    }
}

void dossier_notes(xml::Node dossier, const Content& content) {
    auto notes = child(dossier, "notes");
    note(notes, "pencipta", content.creator);
    if (content.parts > 1) note(notes, "bagian", std::to_string(content.part) + "/" + std::to_string(content.parts));
    const auto& account = content.account;
    if (account.fiscal_year > 0) note(notes, "tahun_anggaran", std::to_string(account.fiscal_year));
    int volume = 0;
    for (const auto& on : account.volumes) {
        auto made = attribute(text(notes, "note", std::to_string(++volume)), "noteType", "jilid_ditutup");
        attribute(made, "noteDate", xml::moment(on));
    }
    if (content.held) note(notes, "penangguhan", "ya");
}

}  // namespace

std::string erms(const Content& content) {
    pugi::xml_document document;
    auto root = child(document, "erms");
    attribute(root, "xmlns", "https://DILCIS.eu/XML/ERMS");
    control(root, content);
    auto dossier = child(child(root, "aggregations"), "aggregation");
    attribute(dossier, "systemIdentifier", content.dossier);
    attribute(dossier, "aggregationType", "file");
    if (!content.account.scheme.empty()) attribute(dossier, "classificationSchemaUsed", scheme_id);
    text(dossier, "objectId", content.dossier);
    attribute(text(dossier, "extraId", content.number), "extraIdType", "nomor_berkas");
    if (!content.origin.empty()) attribute(text(dossier, "extraId", content.origin), "extraIdType", "berkas_asal");
    const auto& definitive = content.account.definitive;
    if (!definitive.empty()) attribute(text(dossier, "extraId", definitive), "extraIdType", "nomor_definitif");
    text(dossier, "securityClass", content.access);
    attribute(text(dossier, "classification", content.code_name), "classificationCode", content.code);
    text(dossier, "title", content.title);
    attribute(child(dossier, "status"), "value", content.held ? "on_hold" : content.closed ? "closed" : "open");
    relations(dossier, content);
    own_elements(dossier, content);
    restrictions(dossier, content);
    disposal(dossier, content);
    agent(child(dossier, "agents"), "creator", content.unit);
    dates(dossier, content);
    if (!content.place.empty())
        text(child(child(dossier, "physicalLocations"), "physicalLocation"), "currentLocation", content.place);
    dossier_notes(dossier, content);
    for (const auto& item : content.items) record(dossier, content, item);
    return xml::whole(document);
}

}  // namespace packages
