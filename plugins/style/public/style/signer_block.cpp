// SPDX-License-Identifier: Apache-2.0
// Pasal 44 as a function.
#include "style/signer_block.h"

namespace style {

SignerBlock signer_block(const Signer& signer) {
    using core::Capacity;
    const bool mayor = signer.position_kind == "kdh" || signer.position_kind == "wakil_kdh";
    const bool secretary = signer.position_kind == "sekda";
    const bool bare = (mayor && signer.capacity != Capacity::definitive) ||
                      (secretary && (signer.capacity == Capacity::daily ||
                                     signer.capacity == Capacity::caretaker));
    SignerBlock block;
    const auto prefix = std::string(core::printed(signer.capacity));
    block.capacity_line = (prefix.empty() ? "" : prefix + " ") + signer.position_name + ",";
    block.name = bare || signer.titled_name.empty() ? signer.plain_name : signer.titled_name;
    if (!mayor && !secretary) {
        block.rank = signer.rank;
        block.nip = signer.nip;
    }
    return block;
}

core::Json to_json(const SignerBlock& block) {
    return {{"capacity_line", block.capacity_line},
            {"name", block.name},
            {"rank", block.rank},
            {"nip", block.nip}};
}

SignerBlock signer_block_from(const core::Json& json) {
    using core::json::text;
    return {text(json, "capacity_line"), text(json, "name"), text(json, "rank"), text(json, "nip")};
}

}  // namespace style
