// SPDX-License-Identifier: Apache-2.0
#include "packages/service/packing.h"

#include <algorithm>

#include "packages/domain/atom.h"
#include "packages/domain/bag.h"
#include "packages/domain/copies.h"
#include "packages/domain/documents.h"
#include "packages/domain/piece.h"
#include "packages/service/carton.h"

namespace packages {
namespace {

using Texts = std::vector<std::pair<std::string, std::string>>;   // path, content

// No package waits for a seal: a house without a key has none to wait for. It says so itself instead.
std::ptrdiff_t without_seal(const Content& content) {
    return std::count_if(content.copies.begin(), content.copies.end(), [](const auto& copy) { return copy.seal.empty(); });
}

// The last is the tag manifest.
Texts tags_of(const Content& content, const std::vector<bag::Line>& payload) {
    const Texts labels{
        {"Source-Organization", content.agency}, {"External-Description", content.title},
        {"Bagging-Date", core::iso(content.made).substr(0, 10)}, {"External-Identifier", content.id},
        {"Bag-Group-Identifier", content.dossier},
        {"Bag-Count", std::to_string(content.part) + " of " + std::to_string(content.parts)},
        {"Internal-Sender-Description", content.purpose}, {"Receiver", content.receiver},
        {"Copies-Without-Seal", without_seal(content) > 0 ? std::to_string(without_seal(content)) : std::string()}};
    Texts tags{{"bagit.txt", std::string(bag::declaration)},
                                                          {"bag-info.txt", bag::info(labels, payload)},
                                                          {"manifest-sha256.txt", bag::manifest(payload)}};
    std::vector<bag::Line> tagged;
    for (const auto& [path, text] : tags) tagged.push_back({path, core::sha256(text), text.size()});
    tags.emplace_back("tagmanifest-sha256.txt", bag::manifest(tagged));
    return tags;
}

// Where the files of the payload lie: what was filed, and digital copies of paper.
struct Places {
    std::string items, copies, besides, seals;
};

// And its texts.
Places load_of(const Content& content, Form form, Texts& texts, const core::words::Catalog& words) {
    if (form == Form::atom) {
        const auto say = [&](const std::string& key, const core::Args& args) { return words.say(key, args); };
        texts = {{"data/isad.csv", atom::descriptions(content, say)}, {"data/physical.csv", atom::physical(content)}};
        return {"data/objects/", "data/objects/", "data/objects/", "data/seals/"};
    }
    Written written{erms(content), premis(content), {}, guide_of(content, words)};
    const bool files = std::any_of(content.items.begin(), content.items.end(), [](const auto& i) { return i.digest; });
    if (files) written.representation = representation_mets(content);
    if (!content.copies.empty()) written.copies = copies_mets(content);
    if (!content.besides.empty()) written.besides = besides_mets(content);
    const std::string base = "data/" + content.name() + "/";
    texts = {{base + "METS.xml", root_mets(content, written)},
             {base + "metadata/descriptive/ERMS.xml", written.erms},
             {base + "metadata/preservation/premis.xml", written.premis},
             {base + std::string(guide_path), written.guide}};
    const std::string filed = base + "representations/rep1/", copies = base + std::string(copies_at),
                      besides = base + std::string(besides_at);
    if (files) texts.emplace_back(filed + "METS.xml", written.representation);
    if (!content.copies.empty()) texts.emplace_back(copies + "METS.xml", written.copies);
    if (!content.besides.empty()) texts.emplace_back(besides + "METS.xml", written.besides);
    return {filed + "data/", copies + "data/", besides + "data/", base + std::string(seals_at)};
}

}  // namespace

std::string guide_of(const Content& content, const core::words::Catalog& words) {
    const core::Args args{{"number", content.number}, {"title", content.title}, {"code", content.code},
                                 {"unit", content.unit}, {"agency", content.agency}, {"receiver", content.receiver},
                                 {"part", std::to_string(content.part)}, {"parts", std::to_string(content.parts)},
                                 {"made", core::iso(content.made)}, {"seal", std::string(seal_path)},
                                 {"stamp", std::string(stamp_path)}};
    std::string text;
    for (const char* line : {"what", "made", "files", "records", "history", "whole", "seal", "stamp"})
        text += words.say("packages.guide." + std::string(line), args) + "\n\n";
    if (!content.seals.empty()) text += words.say("packages.guide.copies", args) + "\n\n";
    if (const auto count = without_seal(content); count > 0)
        text += words.say("packages.guide.unsealed", {{"count", std::to_string(count)}}) + "\n\n";
    return text;
}

void write_package(const core::blob::Store& blobs, const Content& content, Package& package,
                   const std::filesystem::path& to, const Proofs& proofs, const core::words::Catalog& words) {
    Texts texts;
    const auto at = load_of(content, package.form, texts, words);
    for (const auto& seal : content.seals) {
        texts.emplace_back(at.seals + seal_file(seal.id(), sums_ending), seal.sums);
        texts.emplace_back(at.seals + seal_file(seal.id(), seal_ending), core::chars(seal.cms));
    }
    std::vector<bag::Line> payload;
    for (const auto& [path, text] : texts) payload.push_back({path, core::sha256(text), text.size()});
    for (const auto& item : content.items)
        if (item.digest) payload.push_back({at.items + item.file(), *item.digest, item.bytes});
    for (const auto& copy : content.copies)
        payload.push_back({at.copies + file_of(copy), copy.digest, static_cast<std::uint64_t>(copy.octets)});
    for (const auto& beside : content.besides)
        payload.push_back({at.besides + beside.file(), beside.digest, beside.bytes});
    const auto tags = tags_of(content, payload);
    package.manifest = core::sha256(tags.back().second);
    const auto token = proofs.stamp(tags.back().second), seal = proofs.seal(tags.back().second);
    package.stamped = !token.empty();
    const std::string root = content.name() + "/";
    Carton carton(to, content.made);
    for (const auto& [path, text] : tags) carton.put(root + path, text);
    // RFC 8493, 2.2.1: no tag manifest can name what was made of it.
    if (!seal.empty()) carton.put(root + std::string(seal_path), core::chars(seal));
    if (!token.empty()) carton.put(root + std::string(stamp_path), core::chars(token));
    for (const auto& [path, text] : texts) carton.put(root + path, text);
    const auto stream = [&](const std::string& path, const core::Digest& digest, std::uint64_t bytes) {
        const auto from = blobs.path(digest);
        return from && carton.put(root + path, *from, digest, bytes);
    };
    for (const auto& item : content.items)
        if (item.digest && !stream(at.items + item.file(), *item.digest, item.bytes))
            throw core::Error(core::Code::conflict, "packages.error.damaged", {{"item", std::to_string(item.number)}});
    for (const auto& copy : content.copies)
        if (!stream(at.copies + file_of(copy), copy.digest, static_cast<std::uint64_t>(copy.octets)))
            throw core::Error(core::Code::conflict, "packages.error.copy_damaged", {{"copy", file_of(copy)}});
    for (const auto& beside : content.besides) {
        if (!beside.text.empty()) carton.put(root + at.besides + beside.file(), beside.text);
        else if (!stream(at.besides + beside.file(), beside.digest, beside.bytes))
            throw core::Error(core::Code::conflict, "packages.error.damaged", {{"item", std::to_string(beside.item)}});
    }
    carton.close();
}

}  // namespace packages
