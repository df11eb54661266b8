#!/bin/sh
# Makes the demonstration programme as its bodies and its operator would: keys, labels, decisions,
# the signed trust list.
#
#   sh demo/make.sh CARBON_LABEL OUT     leaves OUT/keys and OUT/programme; OUT must not have them yet
set -eu
carbon_label=$1
out=$2
demo=$(dirname "$0")
programme=$out/programme
keys=$out/keys
mkdir -p "$keys" "$programme" "$programme/labels"
for part in programme.toml issuers.toml recognition.toml targets.toml pilot.toml categories benchmarks policies cases criteria; do
  cp -r "$demo/$part" "$programme/"
done

key() { # name, and what else keygen takes
  name=$1
  shift
  "$carbon_label" keygen --demonstration "$name" "$@" --out "$keys/$name.jwk" > "$keys/$name.txt"
}
issue() { # drafts, key, register, day
  "$carbon_label" issue "$demo/drafts/$1" --key "$keys/$2.jwk" --programme "$programme" --register "$3" --at "$4"
}
decide() { # number, decision, why, key, day
  "$carbon_label" status set "$1" "$2" --why "$3" --key "$keys/$4.jwk" --programme "$programme" --at "$5"
}

key operator
key body-a-2024
key body-a
key body-b
key body-c --alg SGD_SM3_SM2 --did did:web:labels.example:body-c

# Body A changed its key on 1 January 2026: what the old one signed before stays good.
issue body-a-2024 body-a-2024 body-a 2024-10-10
issue body-a body-a body-a 2026-06-05
issue body-b body-b body-b 2026-06-15
issue body-c body-c body-c 2026-06-05

# Stages, factory, electricity and output are for whom the holder shows them: the whole label stays
# with its holder, the bank gets a file sealed for it.
"$carbon_label" issue "$demo/drafts/restricted" --key "$keys/body-a.jwk" --programme "$programme" --register body-a \
  --at 2026-06-05 --restrict stages,factory,electricity,output --whole "$out/whole"

mkdir -p "$programme/presented"
"$carbon_label" present "$out/whole/DEMO-2026-0022.jwt" --for bank --encrypt presented/bank.jwe \
  --out "$programme/presented/bank.jwe" --programme "$programme" | tail -n 1 > "$out/bank-link.txt"

decide DEMO-2026-0020 suspended "监督审核逾期（演示）" body-a 2026-10-12
decide DEMO-2026-0021 revoked "复核发现原材料数据不实（演示）" body-b 2026-10-20

# Altered: the content of one label under the signature of another.
issue altered body-a body-a 2026-10-21
altered=$programme/labels/DEMO-2026-0024.jwt
other=$programme/labels/DEMO-2026-0003.jwt
printf '%s.%s' "$(cut -d. -f1,2 "$altered")" "$(cut -d. -f3 "$other")" > "$altered.new"
mv "$altered.new" "$altered"

# Unknown: signed by somebody who only trusts himself.
stranger=$out/stranger
mkdir -p "$stranger"
cp -r "$programme/programme.toml" "$programme/categories" "$programme/benchmarks" "$stranger/"
key nobody
did=$(sed -n 's/^DID: //p' "$keys/nobody.txt")
fingerprint=$(sed -n 's/^fingerprint: //p' "$keys/nobody.txt")
cat > "$stranger/issuers.toml" <<END
[[issuer]]
name = { en = "A body nobody knows" }
accreditation = ["pv-module"]
demonstration = true
[[issuer.key]]
did = "$did"
fingerprint = "$fingerprint"
from = "2026-01-01"
to = "2029-12-31"
END
"$carbon_label" issue "$demo/drafts/stranger" --key "$keys/nobody.jwk" --programme "$stranger" --at 2026-06-05
cp "$stranger/labels/"*.jwt "$programme/labels/"
rm -r "$stranger"

"$carbon_label" trust --key "$keys/operator.jwk" --programme "$programme" --at 2026-06-01
