// SPDX-License-Identifier: Apache-2.0
// What came beside the items of a package.
#include <algorithm>
#include <set>

#include "packages/domain/pieces.h"

namespace packages {

// Its name in the package follows from what is told, so that none leads elsewhere.
void read_besides(const Pieces& pieces, const std::string& base, pugi::xml_node root, Arrival& arrival) {
    const auto path = base + "metadata/preservation/premis.xml", data = base + std::string(besides_at) + "data/";
    auto& besides = arrival.content.besides;
    std::set<std::string> seen;
    for (const auto object : root.children("object")) {
        const std::string_view id = object.child("objectIdentifier").child("objectIdentifierValue").text().get();
        if (!id.starts_with(beside_prefix)) continue;
        const auto told = object.child("objectCharacteristics");
        Beside beside;
        const auto rest = id.substr(beside_prefix.size());
        beside.kind = beside_kind(rest.substr(0, rest.find(':')));
        for (const auto each : object.children("significantProperties")) {
            const std::string_view named = each.child("significantPropertiesType").text().get();
            const char* value = each.child("significantPropertiesValue").text().get();
            if (named == beside_item) beside.item = number_in(value);
            if (named == beside_told) beside.told = value;
        }
        beside.of = object.child("relationship").child("relatedObjectIdentifier").child("relatedObjectIdentifierValue").text().get();
        beside.media = told.child("format").child("formatDesignation").child("formatName").text().get();
        beside.ending = ending_of(object.child("originalName").text().get());
        try {
            beside.digest = core::Digest::parse(told.child("fixity").child("messageDigest").text().get());
        } catch (const core::Error&) {
            wrong("packages.bag.xml", path);
        }
        const auto where = data + beside.file();
        const auto& piece = piece_at(pieces, where);
        if (piece.digest != beside.digest) wrong("packages.bag.mets", where);
        beside.bytes = piece.bytes;
        // Of the dossier as a whole only a copy is, and what proves it.
        if ((beside.item == 0 && beside.kind != BesideKind::proof) || beside.subject() != id || !seen.insert(where).second) wrong("packages.bag.xml", path);
        besides.push_back(std::move(beside));
        if (besides.size() > most_told) wrong("packages.bag.told", path);
    }
    if (!besides.empty()) arrival.besides = data;
    const auto lie = std::count_if(pieces.begin(), pieces.end(), [&](const auto& each) { return each.first.starts_with(data); });
    if (lie != static_cast<std::ptrdiff_t>(besides.size())) wrong("packages.bag.foreign", data);
}

}  // namespace packages
