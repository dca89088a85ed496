// SPDX-License-Identifier: Apache-2.0
#include "packages/domain/arrival.h"

#include <pugixml.hpp>

#include <algorithm>
#include <set>

#include "core/base/error.h"
#include "core/base/text.h"
#include "packages/domain/bag.h"
#include "packages/domain/copies.h"
#include "packages/domain/pieces.h"

namespace packages {
namespace {

using pugi::xml_node;

constexpr std::ptrdiff_t most_nodes = 3'000'000;   // of one document: each takes more room than it takes bytes to write

void check_bag(const Pieces& pieces) {
    const auto& declared = piece_at(pieces, "bagit.txt").text;
    if (!declared.starts_with("BagIt-Version: 1.0\n") && !declared.starts_with("BagIt-Version: 0.97\n"))
        wrong("packages.bag.version");
    std::map<std::string, core::Digest> named;
    for (const char* list : {"manifest-sha256.txt", "tagmanifest-sha256.txt"}) {
        const auto lines = bag::read_manifest(piece_at(pieces, list).text);
        if (!lines) wrong("packages.bag.manifest", list);
        for (const auto& [path, digest] : *lines) {
            if (piece_at(pieces, path).digest != digest) wrong("packages.bag.damaged", path);
            named.emplace(path, digest);
        }
    }
    for (const auto& [path, piece] : pieces) {
        const bool outside = path == "tagmanifest-sha256.txt" || path.starts_with("seal/");
        if (!outside && !named.contains(path)) wrong("packages.bag.unnamed", path);
    }
}

xml_node parsed(pugi::xml_document& document, const Pieces& pieces, const std::string& path, const char* root) {
    const auto& text = piece_at(pieces, path).text;
    if (std::count_if(text.begin(), text.end(), [](char c) { return c == '<' || c == '='; }) > most_nodes)
        wrong("packages.bag.large", path);
    if (!core::text::valid_utf8(text) ||
        !document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8))
        wrong("packages.bag.xml", path);
    const auto found = document.child(root);
    if (!found) wrong("packages.bag.xml", path);
    return found;
}

// What METS says of a file must hold of the file.
void compare(const Pieces& pieces, const std::string& base, xml_node measured, const char* href,
             std::set<std::string>& seen) {
    const auto path = base + href;
    const auto& piece = piece_at(pieces, path);
    if (piece.digest.hex() != measured.attribute("CHECKSUM").value() ||
        std::to_string(piece.bytes) != measured.attribute("SIZE").value())
        wrong("packages.bag.mets", path);
    seen.insert(path);
}

// Adds the files it tells of and itself.
void check_mets(const Pieces& pieces, const std::string& base, std::set<std::string>& seen) {
    pugi::xml_document document;
    const auto mets = parsed(document, pieces, base + "METS.xml", "mets");
    seen.insert(base + "METS.xml");
    for (const auto& each : mets.select_nodes("//mdRef"))
        compare(pieces, base, each.node(), each.node().attribute("xlink:href").value(), seen);
    // From one place: asked of every fileSec, nested ones would give each file again and again.
    for (const auto& each : mets.child("fileSec").select_nodes(".//file"))
        compare(pieces, base, each.node(), each.node().child("FLocat").attribute("xlink:href").value(), seen);
}

core::Date day_of(xml_node in, const std::string& path) { return day_told(in.text().get(), path); }

std::string typed(xml_node in, const char* name, const char* attribute, const char* value) {
    return in.find_child_by_attribute(name, attribute, value).text().get();
}

PackedItem item_from(xml_node record, const std::string& path) {
    PackedItem item;
    item.subject = record.attribute("systemIdentifier").value();
    item.number = number_in(record.child("runningNumber").text().get());
    item.title = record.child("title").text().get();
    item.access = record.child("securityClass").text().get();
    item.letter_number = typed(record, "extraId", "extraIdType", "nomor_naskah");
    item.date = day_of(record.child("dates").find_child_by_attribute("date", "dateType", "originated"), path);
    if (const auto first = record.child("dates").find_child_by_attribute("date", "dateType", "start")) item.first = day_of(first, path);
    item.remark = record.child("description").text().get();
    const std::string_view way = record.child("direction").attribute("directionDefinition").value();
    item.outgoing = way == "outgoing";
    item.incoming = way == "incoming";
    for (const auto agent : record.child("agents").children("agent")) {
        const std::string_view kind = agent.attribute("agentType").value();
        if (kind == "sender") item.sender = agent.child("name").text().get();
        else if (kind == "recipient") item.receiver = agent.child("name").text().get();
        else item.signers.emplace_back(agent.child("name").text().get());
    }
    item.stage = typed(record.child("notes"), "note", "noteType", "tingkat_perkembangan");
    item.amount = typed(record.child("notes"), "note", "noteType", "jumlah");
    item.medium = typed(record.child("notes"), "note", "noteType", "media");
    item.condition = typed(record.child("notes"), "note", "noteType", "kondisi");
    item.dated = typed(record.child("notes"), "note", "noteType", "tanggal_edtf");
    if (!item.dated.empty() && !archive::is_dated(item.dated)) wrong("packages.bag.erms", path);
    if (const auto volume = typed(record.child("notes"), "note", "noteType", "jilid"); !volume.empty()) item.volume = number_in(volume);
    if (item.subject.empty() || item.number == 0) wrong("packages.bag.erms", path);
    return item;
}

void read_dossier(xml_node dossier, Content& content, const std::string& path) {
    content.dossier = dossier.attribute("systemIdentifier").value();
    content.number = typed(dossier, "extraId", "extraIdType", "nomor_berkas");
    content.access = dossier.child("securityClass").text().get();
    content.code = dossier.child("classification").attribute("classificationCode").value();
    content.code_name = dossier.child("classification").text().get();
    content.title = dossier.child("title").text().get();
    content.unit = dossier.child("agents").find_child_by_attribute("agent", "agentType", "creator").child("name").text().get();
    content.place = dossier.child("physicalLocations").child("physicalLocation").child("currentLocation").text().get();
    content.fate = dossier.child("disposal").child("disposalAction").text().get();
    content.rule = dossier.child("disposal").child("disposalMandate").text().get();
    const auto dates = dossier.child("dates");
    content.opened = day_of(dates.find_child_by_attribute("date", "dateType", "opened"), path);
    if (const auto closed = dates.find_child_by_attribute("date", "dateType", "closed")) content.closed = day_of(closed, path);
    if (auto creator = typed(dossier.child("notes"), "note", "noteType", "pencipta"); !creator.empty())
        content.creator = std::move(creator);
    const auto part = typed(dossier.child("notes"), "note", "noteType", "bagian");
    if (const auto slash = part.find('/'); !part.empty()) {
        content.part = number_in(std::string_view(part).substr(0, slash));
        content.parts = slash == std::string::npos ? 0 : number_in(std::string_view(part).substr(slash + 1));
        if (content.part < 1 || content.parts < content.part) wrong("packages.bag.erms", path);
    }
}

// Ids of packages and dossiers become names of files and rows.
void check_ids(const Content& content, const std::string& path) {
    try {
        for (const auto& id : {content.id, content.dossier}) (void)core::Id<struct OriginTag>::parse(id);
    } catch (const core::Error&) {
        wrong("packages.bag.erms", path);
    }
}

// Of what was filed; digital copies of paper are told beside it.
std::string file_in(xml_node record) {
    for (const auto each : record.child("additionalInformation").children("appendix"))
        if (const std::string_view path = each.attribute("path").value(); !path.starts_with(copies_at) && !path.starts_with(besides_at))
            return std::string(path);
    return {};
}

void read_erms(const Pieces& pieces, const std::string& base, Arrival& arrival) {
    const auto path = base + "metadata/descriptive/ERMS.xml";
    pugi::xml_document document;
    const auto root = parsed(document, pieces, path, "erms");
    auto& content = arrival.content;
    content.id = root.child("control").child("identification").text().get();
    content.agency = root.child("control").child("maintenanceInformation").child("maintenanceAgency").child("agencyName").text().get();
    content.creator = content.agency;   // of packages that tell no other
    read_dossier(root.child("aggregations").child("aggregation"), content, path);
    read_account(root, root.child("aggregations").child("aggregation"), content, path);
    check_ids(content, path);
    for (const auto record : root.child("aggregations").child("aggregation").children("record")) {
        auto item = item_from(record, path);
        const std::string where = file_in(record);
        if (!where.empty()) {
            const auto& piece = piece_at(pieces, base + where);
            item.digest = piece.digest;
            item.bytes = piece.bytes;
            if (!arrival.files.emplace(item.number, base + where).second) wrong("packages.bag.erms", path);
        }
        content.items.push_back(std::move(item));
        if (content.items.size() > most_told) wrong("packages.bag.told", path);
    }
}

// The bytes it is of, and nothing that a reader here would open otherwise than as a picture or a page.
depot::DigitalCopy copy_from(xml_node object, const std::string& path) {
    depot::DigitalCopy copy;
    copy.id = std::string(object.child("objectIdentifier").child("objectIdentifierValue").text().get()).substr(copy_prefix.size());
    const auto told = object.child("objectCharacteristics");
    copy.media = told.child("format").child("formatDesignation").child("formatName").text().get();
    if (std::find(std::begin(depot::copy_media), std::end(depot::copy_media), copy.media) == std::end(depot::copy_media))
        wrong("packages.bag.media", path);
    try {
        copy.digest = core::Digest::parse(told.child("fixity").child("messageDigest").text().get());
    } catch (const core::Error&) {
        wrong("packages.bag.xml", path);
    }
    const auto property = [&](const char* name) -> std::string_view {
        for (const auto each : object.children("significantProperties"))
            if (each.child("significantPropertiesType").text().get() == std::string_view(name))
                return each.child("significantPropertiesValue").text().get();
        return {};
    };
    for (const auto& each : copy_texts) copy.*each.of = property(each.name);
    for (const auto& each : copy_numbers) copy.*each.of = number_in(property(each.name));
    copy.looked = !property(copy_looked).empty();
    return copy;
}

// Who made it, who checked it and what he made sure of.
void read_deed(xml_node event, const std::string& who, std::string_view deed, depot::DigitalCopy& copy, const std::string& path) {
    const auto when = event.child("eventDateTime");
    if (deed == "creation") {
        copy.made_by = who;
        copy.made = day_of(when, path);
        return;
    }
    copy.checked_by = who;
    copy.note = event.child("eventDetailInformation").child("eventDetail").text().get();
    try {
        copy.checked = core::parse_instant(when.text().get());
    } catch (const core::Error&) {
        wrong("packages.bag.xml", path);
    }
    for (const auto each : event.child("eventOutcomeInformation").children("eventOutcomeDetail"))
        copy.found.emplace_back(each.child("eventOutcomeDetailNote").text().get());
}

void read_copies(const Pieces& pieces, const std::string& base, xml_node root, const Agents& agents, Arrival& arrival) {
    const auto path = base + "metadata/preservation/premis.xml", data = base + std::string(copies_at) + "data/";
    auto& copies = arrival.content.copies;
    std::map<std::string, std::size_t> by_id;
    for (const auto object : root.children("object")) {
        const std::string_view id = object.child("objectIdentifier").child("objectIdentifierValue").text().get();
        if (!id.starts_with(copy_prefix)) continue;
        auto copy = copy_from(object, path);
        arrival.copies.push_back(data + file_of(copy));
        const auto& piece = piece_at(pieces, arrival.copies.back());
        if (piece.digest != copy.digest) wrong("packages.bag.mets", arrival.copies.back());
        copy.octets = static_cast<std::int64_t>(piece.bytes);
        if (!by_id.emplace(copy.id, copies.size()).second) wrong("packages.bag.xml", path);
        copies.push_back(std::move(copy));
        if (copies.size() > most_told) wrong("packages.bag.told", path);
    }
    for (const auto event : root.children("event")) {
        const auto named = event.child("eventIdentifier");
        if (named.child("eventIdentifierType").text().get() != std::string_view(copy_events)) continue;
        const std::string value = named.child("eventIdentifierValue").text().get();
        const auto slash = value.rfind('/');
        const auto of = by_id.find(value.substr(0, slash));
        if (of == by_id.end() || slash == std::string::npos) wrong("packages.bag.xml", path);
        read_deed(event, who_did(event, agents), std::string_view(value).substr(slash + 1), copies[of->second], path);
    }
    // None that nobody tells of: it would be lost without a word.
    const auto lie = std::count_if(pieces.begin(), pieces.end(), [&](const auto& each) { return each.first.starts_with(data); });
    if (lie != static_cast<std::ptrdiff_t>(copies.size())) wrong("packages.bag.foreign", data);
}

void read_premis(const Pieces& pieces, const std::string& base, Arrival& arrival) {
    auto& content = arrival.content;
    pugi::xml_document document;
    const auto root = parsed(document, pieces, base + "metadata/preservation/premis.xml", "premis");
    Agents agents;
    for (const auto agent : root.children("agent"))
        agents[agent.child("agentIdentifier").child("agentIdentifierValue").text().get()] =
            agent.child("agentName").text().get();
    read_copies(pieces, base, root, agents, arrival);
    read_seals(pieces, base, root, agents, arrival);
    read_besides(pieces, base, root, arrival);
    std::size_t told_so_far = 0;
    for (const auto event : root.children("event")) {
        const std::string kind = event.child("eventIdentifier").child("eventIdentifierType").text().get();
        const std::string_view number = event.child("eventIdentifier").child("eventIdentifierValue").text().get();
        if (!kind.starts_with("naskah-trail")) continue;
        Happening told;
        told.trail = kind == "naskah-trail" ? kind + ":" + content.agency : kind;
        told.number = number_in(number);
        told.type = event.child("eventType").text().get();
        told.act = event.child("eventDetailInformation").child("eventDetail").text().get();
        told.object = event.child("linkingObjectIdentifier").child("linkingObjectIdentifierValue").text().get();
        if (told.object == content.dossier) told.object.clear();
        told.who = who_did(event, agents);
        // A long name told once is that of many events.
        told_so_far += told.trail.size() + told.type.size() + told.act.size() + told.object.size() + told.who.size();
        if (told_so_far > longest_told) wrong("packages.bag.told", base + "metadata/preservation/premis.xml");
        try {
            told.at = core::parse_instant(event.child("eventDateTime").text().get());
        } catch (const core::Error&) {
            wrong("packages.bag.xml", base + "metadata/preservation/premis.xml");
        }
        content.history.push_back(std::move(told));
    }
}

// "data/<folder>/": a package of ours has one.
std::string base_of(const Pieces& pieces) {
    std::string base;
    for (const auto& [path, piece] : pieces) {
        if (!path.starts_with("data/")) continue;
        const auto end = path.find('/', 5);
        const auto folder = end == std::string::npos ? std::string() : path.substr(0, end + 1);
        if (folder.empty() || (!base.empty() && folder != base)) wrong("packages.bag.foreign", path);
        base = folder;
    }
    if (base.empty()) wrong("packages.bag.foreign", "data/");
    return base;
}

// A character told by its number can be none: what is kept could not be written.
void check_told(const Content& content, const std::string& base) {
    std::size_t size = 0;
    try {
        size = to_json(content).dump().size();
    } catch (const core::Json::type_error&) {
        wrong("packages.bag.xml", base + "metadata/descriptive/ERMS.xml");
    }
    if (size > longest_told) wrong("packages.bag.told", base + "metadata/");
}

}  // namespace

std::string_view wrong_path(std::string_view path) {
    constexpr std::string_view bad = "packages.bag.path";
    constexpr std::size_t longest = 400;
    if (path.empty() || path.size() > longest || path.front() == '/' || !core::text::valid_utf8(path)) return bad;
    for (const char c : path)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '\\' || c == ':') return bad;
    for (std::size_t from = 0; from <= path.size();) {
        const auto end = std::min(path.find('/', from), path.size());
        const auto segment = path.substr(from, end - from);
        if (segment.empty() || segment == "." || segment == "..") return bad;
        from = end + 1;
    }
    return {};
}

std::string Sheet::file() const {
    auto name = path.substr(path.find('/', path.find('/') + 1) + 1);
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.'; };
    std::replace_if(name.begin(), name.end(), [&](char c) { return !plain(c); }, '-');
    return name;
}

Arrival read_arrival(const Pieces& pieces) {
    check_bag(pieces);
    const auto base = base_of(pieces);
    std::set<std::string> told;
    check_mets(pieces, base, told);
    for (const auto& rep : {base + "representations/rep1/", base + std::string(copies_at), base + std::string(besides_at)})
        if (pieces.contains(rep + "METS.xml")) check_mets(pieces, rep, told);
    Arrival arrival;
    for (const auto& [path, piece] : pieces) {
        if (!path.starts_with("data/")) continue;
        arrival.bytes += piece.bytes;
        ++arrival.payload;
        if (!told.contains(path)) wrong("packages.bag.foreign", path);
        if (path.find("/data/", base.size()) == std::string::npos) arrival.papers.push_back({path, piece.digest, piece.bytes});
    }
    read_erms(pieces, base, arrival);
    read_premis(pieces, base, arrival);
    check_told(arrival.content, base);
    arrival.manifest = piece_at(pieces, "tagmanifest-sha256.txt").digest;
    const auto beside = [&](std::string_view path) {
        const auto found = pieces.find(std::string(path));
        return found == pieces.end() ? std::string() : found->second.text;
    };
    arrival.sworn = piece_at(pieces, "tagmanifest-sha256.txt").text;
    arrival.stamp = beside(stamp_path);
    arrival.seal = beside(seal_path);
    return arrival;
}

}  // namespace packages
