// SPDX-License-Identifier: Apache-2.0
// The seals digital copies came with: each over a list that names the very files that are said to bear it.
#include <algorithm>
#include <set>

#include "packages/domain/copies.h"
#include "packages/domain/pieces.h"

namespace packages {
namespace {

constexpr const char* misfit = "packages.bag.copy_seal";

depot::SealOfCopies seal_at(const Pieces& pieces, const std::string& folder, const std::string& id) {
    depot::SealOfCopies seal;
    const auto where = folder + seal_file(id, seal_ending);
    const auto cms = core::view(piece_at(pieces, where).text);
    seal.cms.assign(cms.begin(), cms.end());
    seal.sums = piece_at(pieces, folder + seal_file(id, sums_ending)).text;
    if (seal.id() != id || !core::text::valid_utf8(seal.sums)) wrong(misfit, where);
    return seal;
}

void read_sealing(pugi::xml_node root, const Agents& agents, std::map<std::string, depot::SealOfCopies>& seals, const std::string& path) {
    for (const auto event : root.children("event")) {
        const auto named = event.child("eventIdentifier");
        if (named.child("eventIdentifierType").text().get() != std::string_view(seal_events)) continue;
        const auto of = seals.find(named.child("eventIdentifierValue").text().get());
        if (of == seals.end()) wrong("packages.bag.xml", path);
        of->second.office = who_did(event, agents);
        try {
            of->second.at = core::parse_instant(event.child("eventDateTime").text().get());
        } catch (const core::Error&) {
            wrong("packages.bag.xml", path);
        }
    }
}

}  // namespace

std::string who_did(pugi::xml_node event, const Agents& agents) {
    const auto found = agents.find(event.child("linkingAgentIdentifier").child("linkingAgentIdentifierValue").text().get());
    return found == agents.end() ? std::string() : found->second;
}

void read_seals(const Pieces& pieces, const std::string& base, pugi::xml_node root, const Agents& agents, Arrival& arrival) {
    const auto path = base + "metadata/preservation/premis.xml", folder = base + std::string(seals_at);
    std::map<std::string, depot::SealOfCopies> seals;
    for (const auto object : root.children("object")) {
        const std::string_view id = object.child("objectIdentifier").child("objectIdentifierValue").text().get();
        if (!id.starts_with(seal_prefix)) continue;
        const std::string named(id.substr(seal_prefix.size()));
        if (!seals.emplace(named, seal_at(pieces, folder, named)).second) wrong("packages.bag.xml", path);
    }
    read_sealing(root, agents, seals, path);
    std::set<std::string> borne;
    for (std::size_t i = 0; i < arrival.content.copies.size(); ++i) {
        const auto& copy = arrival.content.copies[i];
        if (copy.seal.empty()) continue;
        const auto of = seals.find(copy.seal);
        if (of == seals.end() || !of->second.covers(copy.digest)) wrong(misfit, arrival.copies[i]);
        borne.insert(copy.seal);
    }
    // One no copy bears, or of which nobody tells, would be lost without a word.
    const auto lie = std::count_if(pieces.begin(), pieces.end(), [&](const auto& each) { return each.first.starts_with(folder); });
    if (borne.size() != seals.size() || lie != static_cast<std::ptrdiff_t>(2 * seals.size())) wrong(misfit, folder);
    for (auto& [id, seal] : seals) arrival.content.seals.push_back(std::move(seal));
}

}  // namespace packages
