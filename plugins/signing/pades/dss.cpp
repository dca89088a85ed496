// SPDX-License-Identifier: Apache-2.0
#include "signing/pades/dss.h"

#include <algorithm>
#include <qpdf/Buffer.hh>

#include "core/base/error.h"
#include "signing/pades/update.h"

namespace signing::pades {
namespace {

using core::Bytes;

constexpr int most_entries = 4096;
constexpr std::size_t largest_entry = 32u << 20;

std::vector<Bytes> entries(QPDFObjectHandle store, const char* key) {
    std::vector<Bytes> out;
    QPDFObjectHandle list = store.getKey(key);
    const int count = list.isArray() ? std::min(list.getArrayNItems(), most_entries) : 0;
    for (int i = 0; i < count; ++i) {
        QPDFObjectHandle one = list.getArrayItem(i);
        if (!one.isStream() || one.getRawStreamData()->getSize() > largest_entry) continue;
        const std::shared_ptr<Buffer> data = one.getStreamData(qpdf_dl_generalized);
        if (data->getSize() > largest_entry) continue;
        add_once(out, {data->getBuffer(), data->getSize()});
    }
    return out;
}

std::vector<Bytes> lacking(const std::vector<Bytes>& there, const std::vector<Bytes>& wanted) {
    std::vector<Bytes> out = there;
    for (const Bytes& one : wanted) add_once(out, one);
    out.erase(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(there.size()));
    return out;
}

// The work of one update.
class Adding {
  public:
    Adding(const Source& source, QPDFObjectHandle store)
        : store_(store), root_(source.root()), update_(source) {}

    void add(const char* key, const std::vector<Bytes>& list) {
        if (list.empty()) return;
        std::string fresh;
        for (const Bytes& one : list) {
            const int id = update_.new_id();
            update_.put(id, 0,
                        "<< /Length " + std::to_string(one.size()) + " >>\nstream\n" +
                            std::string(core::chars(one)) + "\nendstream");
            fresh += (fresh.empty() ? "" : " ") + reference(id);
        }
        QPDFObjectHandle old = store_.isDictionary() ? store_.getKey(key) : QPDFObjectHandle::newNull();
        const std::string longer = with_element(old, fresh);
        if (old.isArray() && old.isIndirect())
            update_.put_same(old, longer);
        else
            changed_[key] = longer;
    }

    std::string finish() {
        put_store();
        return update_.finish();
    }

  private:
    void put_store() {
        if (store_.isDictionary()) {
            if (changed_.empty()) return;
            const std::string text = with_keys(store_, changed_);
            if (store_.isIndirect())
                update_.put_same(store_, text);
            else
                update_.put_same(root_, with_keys(root_, {{"/DSS", text}}));
            return;
        }
        const int id = update_.new_id();
        update_.put(id, 0, with_keys(QPDFObjectHandle::newDictionary(), changed_));
        update_.put_same(root_, with_keys(root_, {{"/DSS", reference(id)}, {"/Extensions", extensions()}}));
    }

    // The developer's extension that the store belongs to (EN 319 142-1, 5.1; ISO 32000-1, 7.12).
    std::string extensions() {
        QPDFObjectHandle old = root_.getKey("/Extensions");
        if (old.isDictionary() && old.hasKey("/ESIC"))
            return old.isIndirect() ? reference(old) : old.unparse();
        return with_keys(old.isDictionary() ? old : QPDFObjectHandle::newDictionary(),
                         {{"/ESIC", "<< /BaseVersion /1.7 /ExtensionLevel 5 >>"}});
    }

    QPDFObjectHandle store_, root_;
    Update update_;
    std::map<std::string, std::string> changed_;
};

}  // namespace

Evidence read_store(const Source& source) {
    QPDFObjectHandle store = source.root().getKey("/DSS");
    if (!store.isDictionary()) return {};
    try {
        return {entries(store, "/Certs"), entries(store, "/CRLs"), entries(store, "/OCSPs")};
    } catch (const std::exception&) {  // a stream that does not unpack
        throw core::Error(core::Code::unsupported, "signing.error.pdf_damaged");
    }
}

bool add_to_store(Bytes& file, const Evidence& evidence) {
    std::string update;
    {
        const Source source(file);
        const Evidence there = read_store(source);
        const auto certificates = lacking(there.certificates, evidence.certificates);
        const auto crls = lacking(there.crls, evidence.crls);
        const auto ocsps = lacking(there.ocsps, evidence.ocsps);
        if (certificates.empty() && crls.empty() && ocsps.empty()) return false;
        Adding adding(source, source.root().getKey("/DSS"));
        adding.add("/Certs", certificates);
        adding.add("/CRLs", crls);
        adding.add("/OCSPs", ocsps);
        update = adding.finish();
        source.require_clean();
    }
    file.insert(file.end(), update.begin(), update.end());
    return true;
}

}  // namespace signing::pades
