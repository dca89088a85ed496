// SPDX-License-Identifier: Apache-2.0
#include "tests/interop/judges.h"

#include <array>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "core/base/child.h"
#include "core/pki/openssl.h"

namespace interop {

Verdict ask(const std::vector<std::string>& words) {
    const auto outcome = core::child::run(words, {});
    if (outcome.end != core::child::End::exited)
        throw std::runtime_error(words.front() + " did not come to its end");
    return {outcome.status, std::string(core::chars(outcome.out)) + outcome.errors};
}

std::string one_line(const std::string& text) {
    std::istringstream words(text);
    std::string out;
    for (std::string word; words >> word;) out += (out.empty() ? "" : " ") + word;
    return out;
}

std::filesystem::path write(const std::filesystem::path& file, core::ByteView bytes) {
    std::ofstream(file, std::ios::binary) << core::chars(bytes);
    return file;
}

namespace {

// The one whose /ByteRange stands at `at`; its files begin with `name`.
Sealed cut_at(const std::string& text, std::size_t at, const std::filesystem::path& folder, const std::string& name) {
    Sealed parts;
    std::istringstream numbers(text.substr(at + 12, 60));
    for (auto& number : parts.range) numbers >> number;
    const auto [begin, first, second, rest] = parts.range;
    const std::string content = text.substr(begin, first) + text.substr(second, rest);
    parts.content = write(folder / (name + "content"), core::view(content));
    const core::Bytes room = core::unhex(text.substr(first + 1, second - first - 2));
    const unsigned char* cursor = room.data();
    const core::pki::CmsHeld cms(d2i_CMS_ContentInfo(nullptr, &cursor, static_cast<long>(room.size())));
    if (!cms) throw std::runtime_error("no CMS in /Contents");
    const auto size = static_cast<std::size_t>(cursor - room.data());
    parts.cms = write(folder / (name + "cms.der"), core::ByteView(room).first(size));
    parts.of_document = OBJ_obj2nid(CMS_get0_eContentType(cms.get())) == NID_id_smime_ct_TSTInfo;
    CMS_SignerInfo* signer = sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(cms.get()), 0);
    parts.value = write(folder / (name + "value"), core::pki::octets(CMS_SignerInfo_get0_signature(signer)));
    const auto* token = static_cast<const ASN1_STRING*>(CMS_unsigned_get0_data_by_OBJ(
        signer, OBJ_nid2obj(NID_id_smime_aa_timeStampToken), -3, V_ASN1_SEQUENCE));
    if (token != nullptr) parts.timestamp = write(folder / (name + "token.der"), core::pki::octets(token));
    return parts;
}

constexpr const char* range_key = "/ByteRange [";

}  // namespace

Parts cut(const core::Bytes& pdf, const std::filesystem::path& folder) {
    const std::string text(core::chars(pdf));
    const std::size_t at = text.rfind(range_key);
    if (at == std::string::npos) throw std::runtime_error("no signature in the file");
    Parts parts = cut_at(text, at, folder, "");
    if (parts.timestamp.empty()) throw std::runtime_error("no timestamp beside the signature");
    return parts;
}

std::vector<Sealed> cut_all(const core::Bytes& pdf, const std::filesystem::path& folder) {
    std::vector<Sealed> all;
    const std::string text(core::chars(pdf));
    for (std::size_t at = text.find(range_key); at != std::string::npos; at = text.find(range_key, at + 1))
        all.push_back(cut_at(text, at, folder, std::to_string(all.size()) + "-"));
    return all;
}

}  // namespace interop
