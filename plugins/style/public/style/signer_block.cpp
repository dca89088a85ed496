// SPDX-License-Identifier: Apache-2.0
// Pasal 44 as a function.
#include "style/signer_block.h"

#include "core/base/text.h"

namespace style {

namespace {

std::string held(const std::string& position, core::Capacity capacity) {
    const auto prefix = std::string(core::printed(capacity));
    return (prefix.empty() ? "" : prefix + " ") + position + ",";
}

std::vector<std::string> lines_of(const Signer& signer, Behalf behalf, const std::vector<Above>& above) {
    const auto own = held(signer.position_name, signer.capacity);
    if (behalf == Behalf::an && !above.empty())
        return {"a.n. " + held(above[0].position_name, above[0].capacity), own};
    if (behalf == Behalf::ub && above.size() > 1)
        return {"a.n. " + held(above[1].position_name, above[1].capacity),
                held(above[0].position_name, above[0].capacity), "u.b.", own};
    return {own};
}

}  // namespace

std::string_view name(Behalf behalf) {
    switch (behalf) {
        case Behalf::none: return "";
        case Behalf::an: return "an";
        case Behalf::ub: return "ub";
    }
    return "";
}

Behalf behalf_named(std::string_view text) {
    for (const auto behalf : {Behalf::none, Behalf::an, Behalf::ub})
        if (name(behalf) == text) return behalf;
    throw core::Error(core::Code::invalid, "style.error.behalf", {{"value", std::string(text)}});
}

SignerBlock signer_block(const Signer& signer, Names names, Behalf behalf, const std::vector<Above>& above) {
    using core::Capacity;
    const bool mayor = signer.position_kind == "kdh" || signer.position_kind == "wakil_kdh";
    const bool secretary = signer.position_kind == "sekda";
    const bool bare = (mayor && signer.capacity != Capacity::definitive) ||
                      (secretary && (signer.capacity == Capacity::daily ||
                                     signer.capacity == Capacity::caretaker));
    const bool titled = names == Names::titled && !bare && !signer.titled_name.empty();
    SignerBlock block;
    block.lines = lines_of(signer, behalf, above);
    block.name = titled ? signer.titled_name : signer.plain_name;
    if (!mayor && !secretary) {
        block.rank = signer.rank;
        block.nip = signer.nip;
    }
    block.who = signer;
    return block;
}

std::string in_one_line(const SignerBlock& block) {
    auto text = core::text::join(block.lines, " ");
    if (text.ends_with(',')) text.pop_back();
    return text;
}

core::Json to_json(const SignerBlock& block) {
    const auto& who = block.who;
    return {{"lines", block.lines},
            {"name", block.name},
            {"rank", block.rank},
            {"nip", block.nip},
            {"who",
             {{"position", who.position_name},
              {"kind", who.position_kind},
              {"capacity", core::name(who.capacity)},
              {"plain_name", who.plain_name},
              {"titled_name", who.titled_name},
              {"rank", who.rank},
              {"nip", who.nip}}}};
}

SignerBlock signer_block_from(const core::Json& json) {
    using core::json::text;
    SignerBlock block;
    if (const auto lines = json.find("lines"); lines != json.end() && lines->is_array())
        for (const auto& line : *lines) block.lines.push_back(line.get<std::string>());
    block.name = text(json, "name");
    block.rank = text(json, "rank");
    block.nip = text(json, "nip");
    if (const auto who = json.find("who"); who != json.end() && who->is_object())
        block.who = {text(*who, "position"),   text(*who, "kind"),        core::capacity_named(text(*who, "capacity")),
                     text(*who, "plain_name"), text(*who, "titled_name"), text(*who, "rank"),
                     text(*who, "nip")};
    return block;
}

}  // namespace style
