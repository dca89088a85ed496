// SPDX-License-Identifier: Apache-2.0
#include "signing/pades/dictionary.h"

#include <array>
#include <cstdio>
#include <utility>

namespace signing::pades {
namespace {

// "D:20261123154200+07'00'" (ISO 32000-1, 7.9.4).
std::string pdf_date(core::Instant at, core::Zone zone) {
    const auto shift = core::offset(zone);
    const std::string text = core::iso(at + shift);  // "2026-11-23T15:42:00.000Z"
    std::string out = "D:";
    for (const std::size_t i : {0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18}) out += text[i];
    std::array<char, 16> tail{};
    std::snprintf(tail.data(), tail.size(), "+%02d'00'", static_cast<int>(shift.count()));
    return out + tail.data();
}

// Up to and with the brackets between which Update makes room for the CMS or token.
std::string opening(const char* type, const char* sub_filter) {
    return std::string("<< /Type /") + type + " /Filter /Adobe.PPKLite /SubFilter /" + sub_filter + "\n" +
           std::string(range_open) + std::string(range_width, ' ') + "]\n" + std::string(contents_open) + "<>";
}

}  // namespace

std::string timestamp_dictionary() { return opening("DocTimeStamp", "ETSI.RFC3161") + " >>"; }

std::string signature_dictionary(const Placement& placement, const Rules& rules) {
    std::string out = opening("Sig", "ETSI.CAdES.detached") + "\n";
    out += "/M " + text_string(pdf_date(placement.at, placement.zone));
    const std::pair<const char*, const std::string*> texts[] = {
        {"/Name", &placement.name},
        {"/Reason", &placement.reason},
        {"/Location", &placement.location},
        {"/ContactInfo", &placement.contact}};
    for (const auto& [key, value] : texts)
        if (!value->empty()) out += std::string("\n") + key + " " + text_string(*value);
    std::string references;
    if (rules.certify)
        references =
            "<< /Type /SigRef /TransformMethod /DocMDP /TransformParams "
            "<< /Type /TransformParams /P 2 /V /1.2 >> >>";
    if (!rules.lock.empty())
        references += (rules.certify ? " " : "") + ("<< /Type /SigRef /TransformMethod /FieldMDP /Data " + rules.root) +
                      " /TransformParams << /Type /TransformParams " + rules.lock + " /V /1.2 >> >>";
    if (!references.empty()) out += "\n/Reference [" + references + "]";
    return out + " >>";
}

}  // namespace signing::pades
