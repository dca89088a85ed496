// SPDX-License-Identifier: Apache-2.0
#include "signing/check/dss.h"

#include <algorithm>
#include <qpdf/Pipeline.hh>

#include "signing/check/tree.h"

namespace signing::check {
namespace {

constexpr int most_listed = 256;
constexpr std::size_t most_bytes = 32u << 20;  // all of them together, unfolded

// Keeps what a stream unfolds to, up to `room` octets.
class Kept final : public Pipeline {
  public:
    explicit Kept(std::size_t room) : Pipeline("evidence", nullptr), room_(room) {}
    void write(const unsigned char* data, std::size_t size) override {
        over = over || size > room_ - bytes.size();
        if (over) throw TooComplex();
        bytes.insert(bytes.end(), data, data + size);
    }
    void finish() override {}

    core::Bytes bytes;
    bool over = false;  // the reader makes a warning of what is thrown

  private:
    std::size_t room_;
};

void read_list(QPDFObjectHandle dss, const char* key, std::size_t& room,
               std::vector<core::Bytes>& out) {
    QPDFObjectHandle list = dss.getKey(key);
    const int count = list.isArray() ? std::min(list.getArrayNItems(), most_listed) : 0;
    for (int i = 0; i < count; ++i) {
        QPDFObjectHandle one = list.getArrayItem(i);
        if (one.isStream()) out.push_back(unfolded(one, room));
    }
}

}  // namespace

core::Bytes unfolded(QPDFObjectHandle stream, std::size_t& room) {
    Kept kept(room);
    stream.pipeStreamData(&kept, 0, qpdf_dl_generalized, true);
    if (kept.over) throw TooComplex();
    room -= kept.bytes.size();
    return std::move(kept.bytes);
}

Evidence evidence_of(QPDF& pdf) {
    Evidence out;
    QPDFObjectHandle dss = pdf.getRoot().getKey("/DSS");
    if (!dss.isDictionary()) return out;
    std::size_t room = most_bytes;
    read_list(dss, "/Certs", room, out.certificates);
    read_list(dss, "/CRLs", room, out.crls);
    read_list(dss, "/OCSPs", room, out.ocsps);
    return out;
}

}  // namespace signing::check
