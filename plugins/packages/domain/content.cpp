// SPDX-License-Identifier: Apache-2.0
#include "packages/domain/content.h"

#include "packages/domain/copies.h"

namespace packages {

std::string four_digits(int number) {
    const auto digits = std::to_string(number);
    return std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

std::string shown_by(const Content& content, const depot::DigitalCopy& copy) {
    const auto item = content.subjects.find(copy.item);
    return item == content.subjects.end() ? content.dossier : item->second;
}

std::string subject_of(const depot::DigitalCopy& copy) { return std::string(copy_prefix) + copy.id; }

Unsealed unsealed(const std::vector<depot::DigitalCopy>& copies, const std::vector<std::string>& subjects,
                  const std::set<core::Digest>& went) {
    std::set<std::string> of(subjects.begin(), subjects.end()), seals;
    for (const auto& each : went) seals.insert(each.hex());   // a seal is known by its digest
    Unsealed found;
    for (const auto& copy : copies) {
        if (!of.contains(subject_of(copy))) continue;
        if (copy.seal.empty()) ++found.none;
        else if (!seals.contains(copy.seal)) ++found.since;
    }
    return found;
}

std::string file_of(const depot::DigitalCopy& copy) {
    const std::string ending = copy.media == "image/tiff" ? ".tif" : copy.media == "image/jpeg" ? ".jpg" : ".pdf";
    return four_digits(copy.item) + "-" + copy.digest.hex().substr(0, 12) + ending;
}

std::string PackedItem::file() const {
    if (!digest) return {};
    return four_digits(number) + ".pdf";
}

std::string PackedItem::on() const { return !medium.empty() ? medium : digest ? "elektronik" : "kertas"; }

Content stub_of(const Content& content) {
    Content stub;
    for (const auto field : {&Content::id, &Content::agency, &Content::dossier, &Content::unit, &Content::number,
                             &Content::code, &Content::code_name, &Content::title, &Content::access, &Content::fate,
                             &Content::rule, &Content::creator})
        stub.*field = content.*field;
    stub.opened = content.opened;
    stub.closed = content.closed;
    stub.part = content.part;
    stub.parts = content.parts;
    return stub;
}

std::string Content::name() const {
    std::string safe = number;
    for (char& c : safe)
        if (c == '/') c = '-';
    // The end of a version 7 id is chance; its beginning is the time, alike for parts made together.
    auto name = "berkas-" + safe + "-" + id.substr(id.size() < 12 ? 0 : id.size() - 12);
    return parts > 1 ? name + "-" + std::to_string(part) : name;
}

}  // namespace packages
