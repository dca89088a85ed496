// SPDX-License-Identifier: Apache-2.0
#include "packages/domain/atom.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>

namespace packages::atom {
namespace {

constexpr std::array<std::string_view, 56> isad_columns{
    "legacyId", "parentId", "qubitParentSlug", "accessionNumber", "identifier", "title", "levelOfDescription",
    "extentAndMedium", "repository", "archivalHistory", "acquisition", "scopeAndContent", "appraisal", "accruals",
    "arrangement", "accessConditions", "reproductionConditions", "language", "script", "languageNote",
    "physicalCharacteristics", "findingAids", "locationOfOriginals", "locationOfCopies", "relatedUnitsOfDescription",
    "publicationNote", "digitalObjectPath", "digitalObjectURI", "generalNote", "subjectAccessPoints",
    "placeAccessPoints", "nameAccessPoints", "genreAccessPoints", "descriptionIdentifier", "institutionIdentifier",
    "rules", "descriptionStatus", "levelOfDetail", "revisionHistory", "languageOfDescription", "scriptOfDescription",
    "sources", "archivistNote", "publicationStatus", "physicalObjectName", "physicalObjectLocation",
    "physicalObjectType", "alternativeIdentifiers", "alternativeIdentifierLabels", "eventDates", "eventTypes",
    "eventStartDates", "eventEndDates", "eventActors", "eventActorHistories", "culture"};

constexpr std::string_view box_type = "Boks arsip";

using Cells = std::map<std::string_view, std::string>;

std::string cell(std::string text) {
    // A bar would divide the value.
    if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + '"';
}

std::string one_value(std::string text) {
    std::replace(text.begin(), text.end(), '|', '/');
    return text;
}

template <class Columns>
std::string line(const Columns& columns, const Cells& cells) {
    std::string text;
    for (const auto column : columns) {
        if (!text.empty() || column != columns.front()) text += ',';
        if (const auto found = cells.find(column); found != cells.end()) text += cell(found->second);
    }
    return text + "\n";
}

template <class Columns>
std::string heading(const Columns& columns) {
    std::string text;
    for (const auto column : columns) text += (text.empty() ? "" : ",") + std::string(column);
    return text + "\n";
}

Cells level(const char* name, std::string id, std::string parent) {
    return {{"legacyId", std::move(id)}, {"parentId", std::move(parent)}, {"levelOfDescription", name},
            {"language", "id"}, {"script", "Latn"}, {"languageOfDescription", "id"}, {"scriptOfDescription", "Latn"},
            {"publicationStatus", "Draft"}, {"culture", "id"}};
}

void made_between(Cells& cells, const std::string& maker, const std::optional<core::Date>& first,
                  const std::optional<core::Date>& last) {
    cells["eventTypes"] = "Creation";
    cells["eventActors"] = one_value(maker);
    if (!first) return;
    const auto from = core::iso(*first), until = core::iso(last.value_or(*first));
    cells["eventStartDates"] = from;
    cells["eventEndDates"] = until;
    cells["eventDates"] = from == until ? from : from + "/" + until;
}

// AtoM takes years and months as they are; of what bears no date it shows the words alone.
void made_on(Cells& cells, const std::string& maker, const PackedItem& item, const Say& say) {
    made_between(cells, maker, std::nullopt, std::nullopt);
    const auto told = archive::edtf_of(item.dated, item.first, item.date);
    cells["eventDates"] = told == archive::undated ? say("packages.atom.undated", {}) : told;
    if (told == archive::undated) return;
    const auto between = told.find('/');
    cells["eventStartDates"] = told.substr(0, between);
    cells["eventEndDates"] = between == std::string::npos ? told : told.substr(between + 1);
}

// "3 item, 12 lembar; elektronik, kertas; asli, salinan"
std::string extent(const Extent& whole) {
    std::string text = std::to_string(whole.items) + " item";
    for (const auto& [unit, sum] : whole.amounts) text += ", " + std::to_string(sum) + " " + unit;
    for (const auto* all : {&whole.media, &whole.stages})
        for (const auto& each : *all) text += (&each == &*all->begin() ? "; " : ", ") + each;
    return text;
}

// "Berita acara 000.5.6.3/9/SETDA/2026 (2026-11-03)", of those kinds of papers of such disposals.
std::string papers(const Content& content, Paper::Of of, const std::vector<std::string_view>& kinds, const Say& say) {
    std::string text;
    for (const auto& each : content.papers)
        if (each.of == of && std::find(kinds.begin(), kinds.end(), each.kind) != kinds.end())
            text += (text.empty() ? "" : "; ") + say(each.word, {}) + " " + each.number + " (" + core::iso(each.date) + ")";
    return text;
}

std::string joined(std::initializer_list<std::string> parts) {
    std::string text;
    for (const auto& each : parts)
        if (!each.empty()) text += (text.empty() ? "" : "; ") + each;
    return text;
}

// Who made it, then each time it came into other hands, and what was signed then.
std::string custody(const Content& content, const Say& say) {
    auto text = say("packages.atom.made", {{"unit", content.unit}, {"agency", content.creator}});
    for (const auto& each : content.hands) {
        text += "; " + core::iso(each.since).substr(0, 10) + " " + say(each.word, {{"unit", each.unit}});
        if (!each.reason.empty()) text += " (" + each.reason + ")";
    }
    return joined({text, papers(content, Paper::Of::transfer, {"act"}, say)});
}

// By what right it is kept for ever: its rule, and who decided.
std::string appraisal(const Content& content, const Say& say) {
    const std::vector<std::string_view> decisions{"consideration", "head_approval", "national_approval", "institution_approval",
                                                  "decree"};
    return joined({content.rule, content.fate, papers(content, Paper::Of::review, decisions, say),
                   papers(content, Paper::Of::handover, decisions, say)});
}

// Its class, and how long the public does not read it, and why.
std::string access(const Content& content, const std::string& name, const Say& say) {
    std::string closed;
    if (const auto& told = content.closed_to_public)
        closed = told->until ? say("packages.atom.closed", {{"until", core::iso(*told->until)}, {"ground", told->ground}})
                             : say("packages.atom.closed_undated", {{"ground", told->ground}});
    return joined({say("packages.access." + name, {}), closed});
}

// The box, and the way to it; of paper that stands in none both are the place, and nobody told what kind of place it is.
struct Stands {
    std::string name, location;
    std::string_view type = {};
};

Stands stands(const Content& content) {
    constexpr std::string_view step = " / ";
    const auto end = std::string(step) + content.box;
    if (content.box.empty() || !content.place.ends_with(end)) return {content.place, content.place};
    return {content.box, content.place.substr(0, content.place.size() - end.size()), box_type};
}

std::string fonds_of(const Content& content) { return "fonds:" + content.creator; }
std::string series_of(const Content& content) { return "series:" + content.creator + "/" + content.code; }

Cells file_cells(const Content& content, const Say& say) {
    auto cells = level("File", content.dossier, series_of(content));
    const auto& definitive = content.account.definitive;
    cells["identifier"] = (definitive.empty() ? content.number : definitive) + " (" + content.code + ")";
    cells["title"] = content.title;
    cells["extentAndMedium"] = extent(content.extent);
    cells["physicalCharacteristics"] = content.extent.condition;
    cells["scopeAndContent"] = content.code_name.empty() ? content.title : content.code_name + ": " + content.title;
    cells["accessConditions"] = access(content, content.access, say);
    cells["appraisal"] = appraisal(content, say);
    cells["archivalHistory"] = custody(content, say);
    cells["acquisition"] = papers(content, Paper::Of::handover, {"decree", "act"}, say);
    cells["alternativeIdentifiers"] = one_value(content.code) + "|" + one_value(content.number);
    const auto& scheme = content.account.scheme;
    cells["alternativeIdentifierLabels"] =
        (scheme.empty() ? std::string("Kode klasifikasi") : one_value("Kode klasifikasi (" + scheme + ")")) + "|Nomor berkas";
    if (!content.place.empty()) {
        const auto at = stands(content);
        cells["physicalObjectName"] = one_value(at.name);
        cells["physicalObjectLocation"] = one_value(at.location);
        cells["physicalObjectType"] = at.type;
    }
    made_between(cells, content.unit, content.first, content.last);
    return cells;
}

Cells item_cells(const Content& content, const PackedItem& item, const Say& say) {
    auto cells = level("Item", item.subject, content.dossier);
    cells["identifier"] = content.number + "/" + std::to_string(item.number);
    cells["title"] = item.title;
    cells["extentAndMedium"] = item.amount + "; " + item.on() + "; " + item.stage;
    cells["physicalCharacteristics"] = item.condition;
    cells["scopeAndContent"] = item.sender.empty() ? item.title : item.title + " (dari " + item.sender + ")";
    cells["accessConditions"] = access(content, item.access, say);
    if (!item.letter_number.empty()) {
        cells["alternativeIdentifiers"] = one_value(item.letter_number);
        cells["alternativeIdentifierLabels"] = "Nomor naskah";
    }
    std::string names;
    for (const auto& signer : item.signers) names += (names.empty() ? "" : "|") + one_value(signer);
    if (!item.sender.empty()) names += (names.empty() ? "" : "|") + one_value(item.sender);
    cells["nameAccessPoints"] = names;
    if (item.digest) cells["digitalObjectPath"] = "objects/" + item.file();
    const bool theirs = !item.outgoing && !item.sender.empty();
    made_on(cells, theirs ? item.sender : content.unit, item, say);
    return cells;
}

// AtoM takes one file to a description: each copy is a part of what it shows.
Cells copy_cells(const Content& content, const depot::DigitalCopy& copy, const Say& say) {
    auto cells = level("Part", subject_of(copy), shown_by(content, copy));
    cells["identifier"] = file_of(copy);
    cells["title"] = say("packages.atom.copy", {{"pages", std::to_string(copy.pages)}});
    cells["extentAndMedium"] = copy.format + "; " + copy.medium_to;
    cells["accessConditions"] = access(content, content.access, say);
    cells["digitalObjectPath"] = "objects/" + file_of(copy);
    made_between(cells, copy.made_by, copy.made, copy.made);
    return cells;
}

Cells beside_cells(const Content& content, const PackedItem& item, const Beside& beside, const Say& say) {
    auto cells = level("Part", item.subject + "/" + beside.subject(), item.subject);
    cells["identifier"] = beside.file();
    cells["title"] = say("packages.atom.beside." + std::string(name(beside.kind)), {});
    if (!beside.told.empty()) cells["title"] += ": " + beside.told;
    cells["accessConditions"] = access(content, item.access, say);
    cells["digitalObjectPath"] = "objects/" + beside.file();
    made_on(cells, content.unit, item, say);
    return cells;
}

}  // namespace

std::string descriptions(const Content& content, const Say& say) {
    auto fonds = level("Fonds", fonds_of(content), "");
    fonds["title"] = content.creator;
    fonds["repository"] = content.receiver;
    fonds["acquisition"] = content.purpose;
    made_between(fonds, content.creator, std::nullopt, std::nullopt);
    auto series = level("Series", series_of(content), fonds_of(content));
    series["identifier"] = content.code;
    series["title"] = content.code_name;
    made_between(series, content.creator, std::nullopt, std::nullopt);
    std::string text = heading(isad_columns) + line(isad_columns, fonds) + line(isad_columns, series) +
                       line(isad_columns, file_cells(content, say));
    for (const auto& item : content.items) text += line(isad_columns, item_cells(content, item, say));
    for (const auto& copy : content.copies) text += line(isad_columns, copy_cells(content, copy, say));
    for (const auto& beside : content.besides)
        for (const auto& item : content.items)
            if (item.number == beside.item) text += line(isad_columns, beside_cells(content, item, beside, say));
    return text;
}

std::string physical(const Content& content) {
    constexpr std::array<std::string_view, 6> columns{"legacyId", "name", "type", "location", "culture",
                                                      "descriptionSlugs"};
    std::string text = heading(columns);
    if (content.place.empty()) return text;
    // Slugs are AtoM's to give: whoever imports links by the name, which the description bears, too.
    const auto at = stands(content);
    return text + line(columns, Cells{{"legacyId", "place:" + content.dossier}, {"name", at.name},
                                      {"type", std::string(at.type)}, {"location", at.location}, {"culture", "id"}});
}

}  // namespace packages::atom
