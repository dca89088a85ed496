// SPDX-License-Identifier: Apache-2.0
// What ERMS of a package tells of the dossier beside its items.
#include "packages/domain/account.h"
#include "packages/domain/pieces.h"

namespace packages {
namespace {

using pugi::xml_node;

void read_notes(xml_node notes, Content& content, const std::string& path) {
    for (const auto note : notes.children("note")) {
        const std::string_view kind = note.attribute("noteType").value();
        if (kind == "tahun_anggaran") content.account.fiscal_year = number_in(note.text().get());
        if (kind == "penangguhan") content.held = true;
        if (kind == "jilid_ditutup") content.account.volumes.push_back(day_told(note.attribute("noteDate").value(), path));
    }
}

void read_person(xml_node dossier, archive::Account& account) {
    for (const auto each : dossier.children("restriction")) {
        const auto agent = each.child("agent");
        if (agent.attribute("otherAgentType").value() != std::string_view(person_agent)) continue;
        account.person = agent.child("name").text().get();
        account.nip = agent.child("idNumber").text().get();
    }
}

}  // namespace

core::Date day_told(std::string_view text, const std::string& path) {
    if (text.size() < 10) wrong("packages.bag.erms", path);
    try {
        return core::parse_date(text.substr(0, 10));
    } catch (const core::Error&) {
        wrong("packages.bag.erms", path);
    }
}

void read_account(xml_node root, xml_node dossier, Content& content, const std::string& path) {
    auto& account = content.account;
    account.scheme = root.child("control").child("classificationSchema").child("textualDescriptionOfClassificationSchema")
                         .child("p").text().get();
    account.definitive = dossier.find_child_by_attribute("extraId", "extraIdType", "nomor_definitif").text().get();
    read_notes(dossier.child("notes"), content, path);
    read_person(dossier, account);
    for (const auto each : dossier.child("additionalInformation").child("ownElement").children("ownElement")) {
        Told told{each.attribute("name").value(), {}};
        for (const auto value : each.child("property").children("attribute"))
            if (const char* text = value.child("value").text().get(); *text != '\0') told.values[value.attribute("name").value()] = text;
        try {
            tell(account, told);
        } catch (const core::Error&) {
            wrong("packages.bag.erms", path);
        }
    }
}

}  // namespace packages
